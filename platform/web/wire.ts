import { v7 } from 'uuid'
import type { AnyCommand, AnyDownload, AnyQuery, ErrorCode, InputOf, OutputOf } from '#contract'
import { failureWords } from './failure-words.ts'

/** `offline`: no answer came. Everything else is the server's refusal, in the person's language. */
export class ApiError extends Error {
  override name = 'ApiError'
  code: ErrorCode | 'offline'
  reason: string
  /** The input's field the sentence is about, as a dotted path. */
  field: string | undefined
  /** Seconds after which the same request may succeed. */
  retryAfter: number | undefined

  constructor(code: ErrorCode | 'offline', reason: string, more: { field?: string; retryAfter?: number } = {}) {
    super(reason)
    this.code = code
    this.reason = reason
    this.field = more.field
    this.retryAfter = more.retryAfter
  }
}

/** Input of a command; its `id` may be left out and is then made here. */
export type RunInput<C extends AnyCommand> =
  InputOf<C> extends { id: string } ? Omit<InputOf<C>, 'id'> & { id?: string } : InputOf<C>

/** A time-ordered uuid, for commands and for things the client names first. */
export const newId = (): string => v7()

export const language = (): 'ru' | 'en' => (globalThis.document?.documentElement.lang.startsWith('en') ? 'en' : 'ru')

/** Reads. */
export function ask<C extends AnyQuery>(
  name: C['name'],
  input: InputOf<C>,
  options: { signal?: AbortSignal } = {},
): Promise<OutputOf<C>> {
  return request(address(name, input), { method: 'GET', ...options }) as Promise<OutputOf<C>>
}

/** Changes. A lost answer is asked for again with the same id, so nothing happens twice. */
export function run<C extends AnyCommand>(name: C['name'], input: RunInput<C>): Promise<OutputOf<C>> {
  const body = JSON.stringify({ id: newId(), ...(input as object) })
  // Whoever presses and closes the page at once has pressed: what is short outlives it.
  const keepalive = body.length < KEPT_ALIVE
  const init = { method: 'POST', body, keepalive, headers: { 'content-type': 'application/json' } }
  return insist(() => request(`/api/${name}`, init)) as Promise<OutputOf<C>>
}

/** The address of a document: for a link, a new tab or a print frame. */
export const downloadUrl = <C extends AnyDownload>(name: C['name'], input: InputOf<C>): string => address(name, input)

export function address(name: string, input: unknown): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries((input ?? {}) as object)) {
    if (value === undefined || value === null) continue
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item))
  }
  return search.size ? `/api/${name}?${search}` : `/api/${name}`
}

const hearers = new Set<() => void>()
/** Told when the server no longer knows the session. */
export function onSessionLost(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
export const sessionLost = (): void => {
  for (const hear of hearers) hear()
}

async function request(url: string, init: RequestInit): Promise<unknown> {
  const headers = { 'accept-language': language(), ...init.headers }
  const answer = await fetch(url, { credentials: 'same-origin', ...init, headers }).catch((error) => {
    throw init.signal?.aborted ? error : new ApiError('offline', failureWords[language()].offline)
  })
  const text = await answer.text().catch(() => '')
  if (answer.ok) return text ? JSON.parse(text) : {}
  throw refusalOf(answer.status, text, answer.headers.get('retry-after'))
}

export function refusalOf(status: number, text: string, retryAfter: string | null): ApiError {
  const told = parseRefusal(text)
  if (status === 401 && told?.error === 'unauthenticated') sessionLost()
  // A proxy speaks for a server that is down: no refusal of ours has status 502–504.
  if (!told) {
    const away = status === 0 || (status >= 502 && status <= 504)
    return new ApiError(away ? 'offline' : 'internal', failureWords[language()][away ? 'offline' : 'internal'])
  }
  const seconds = Number(retryAfter)
  return new ApiError(told.error, told.reason, {
    ...(told.field ? { field: told.field } : {}),
    ...(seconds > 0 ? { retryAfter: seconds } : {}),
  })
}

function parseRefusal(text: string): { error: ErrorCode; reason: string; field?: string } | undefined {
  if (!text.startsWith('{')) return undefined
  const told = JSON.parse(text)
  return typeof told.error === 'string' && typeof told.reason === 'string' ? told : undefined
}

/** Browsers let 64 KB in all outlive a page, of all that is under way at once. */
const KEPT_ALIVE = 2_000
const PAUSES = [400, 1500]

async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'offline' || !navigator.onLine) throw error
      await new Promise((wake) => setTimeout(wake, pause))
    }
  }
  return attempt()
}
