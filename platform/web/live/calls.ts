import { failureWords } from '../failure-words.ts'
import { ApiError, language } from '../wire.ts'
import type { Frame } from './wire.ts'

const PATIENCE = 15_000

interface Waiting {
  resolve(output: unknown): void
  reject(error: ApiError): void
  timer: ReturnType<typeof setTimeout>
}

/** Calls under way on one connection; those without an answer when it closes, or never sent, have failed as `offline`. */
export class Calls {
  private waiting = new Map<number, Waiting>()
  private last = 0

  open(send: (id: number) => boolean): Promise<unknown> {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.take(id)?.reject(away()), PATIENCE)
      this.waiting.set(id, { resolve, reject, timer })
      if (!send(id)) this.take(id)?.reject(away())
    })
  }

  answer(frame: Extract<Frame, { op: 'result' | 'refused' }>): void {
    const call = this.take(frame.id)
    if (frame.op === 'result') call?.resolve(frame.output)
    else call?.reject(refusalOf(frame))
  }

  failAll(): void {
    for (const id of [...this.waiting.keys()]) this.take(id)?.reject(away())
  }

  private take(id: number): Waiting | undefined {
    const call = this.waiting.get(id)
    this.waiting.delete(id)
    clearTimeout(call?.timer)
    return call
  }
}

const away = () => new ApiError('offline', failureWords[language()].offline)

const refusalOf = ({ error, reason, field, retryAfter }: Extract<Frame, { op: 'refused' }>) =>
  new ApiError(error, reason, { ...(field ? { field } : {}), ...(retryAfter ? { retryAfter } : {}) })
