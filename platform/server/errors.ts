import { ERROR_STATUS, type ErrorCode } from '#contract'

export type Language = 'ru' | 'en'

/** A refusal the person is meant to understand, in both languages. Anything else that is thrown is a bug and becomes a 500. */
export class Refusal extends Error {
  override name = 'Refusal'
  code: ErrorCode
  ru: string
  en: string
  /** The input's field the sentence is about, as a dotted path. */
  field: string | undefined
  /** Seconds after which the same request may succeed. */
  retryAfter: number | undefined

  constructor(code: ErrorCode, ru: string, en: string, more: { field?: string; retryAfter?: number } = {}) {
    super(`${code}: ${en}`)
    this.code = code
    this.ru = ru
    this.en = en
    this.field = more.field
    this.retryAfter = more.retryAfter
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }

  /** The wire shape without the request id, which the transport adds. */
  told(language: Language): { error: ErrorCode; reason: string; field?: string } {
    return { error: this.code, reason: this[language], ...(this.field ? { field: this.field } : {}) }
  }
}

/** Null where it is refused: a question, too, may be put by asking. A fault is none, and goes on. */
export const unlessRefused = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error) => (error instanceof Refusal ? null : Promise.reject(error)))

/** What is refused there is refused here in other words, mostly as missing. A fault stays a fault: it is tried again. */
export const refusedAs = <T>(asked: Promise<T>, refusal: () => Refusal): Promise<T> =>
  asked.catch((error) => Promise.reject(error instanceof Refusal ? refusal() : error))

export const notFound = (
  ru = 'Не нашлось: возможно, это удалено или закрыто для вас',
  en = 'Not found: it may be removed or closed to you',
) => new Refusal('not_found', ru, en)

export const forbidden = (ru: string, en: string) => new Refusal('forbidden', ru, en)
export const conflict = (ru: string, en: string, field?: string) =>
  new Refusal('conflict', ru, en, field ? { field } : {})
export const invalid = (ru: string, en: string, field?: string) =>
  new Refusal('invalid', ru, en, field ? { field } : {})
