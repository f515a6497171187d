import type { LiveEvent } from './wire.ts'

/**
 * How far each topic has been heard. A topic is *followed* from the position of the view its owner holds; what is at
 * or before it is dropped, what leaves a gap is kept back until the range in between has come.
 */
export class Cursors {
  private heard = new Map<string, number>()
  private heads = new Map<string, number>()
  /** Topics whose owner must read afresh before anything more makes sense. */
  private muted = new Set<string>()

  get all(): Record<string, number> {
    return Object.fromEntries(this.heard)
  }

  has(topic: string): boolean {
    return this.heard.has(topic)
  }

  /** The owner holds a view of `seq`. True when something after it has been missed. */
  follow(topic: string, seq: number): boolean {
    const head = Math.max(this.heads.get(topic) ?? 0, this.heard.get(topic) ?? 0)
    this.heard.set(topic, seq)
    this.muted.delete(topic)
    return head > seq
  }

  /** The events that come next in order; `gap` when something before the rest is missing. */
  accept(topic: string, events: LiveEvent[]): { fresh: LiveEvent[]; gap: boolean } {
    const first = events[0]
    if (!first) return { fresh: [], gap: false }
    this.heads.set(topic, Math.max(events.at(-1)!.seq, this.heads.get(topic) ?? 0))
    if (this.muted.has(topic)) return { fresh: [], gap: false }
    let at = this.heard.get(topic) ?? first.seq - 1
    const fresh = events.filter(({ seq }) => {
      const next = seq === at + 1
      if (next) at = seq
      return next
    })
    this.heard.set(topic, at)
    return { fresh, gap: events.at(-1)!.seq > at }
  }

  /** Followed from an earlier position than the gateway has, and it was asked without that position: nobody brings the rest. */
  behind(asked: Record<string, number>): boolean {
    return [...this.heard].some(([topic, at]) => at < (this.heads.get(topic) ?? 0) && asked[topic] !== at)
  }

  /** Too far behind: silent until its owner has read afresh and follows again. */
  mute(topic: string): void {
    this.heard.delete(topic)
    this.muted.add(topic)
  }

  drop(topic: string): void {
    this.heard.delete(topic)
    this.heads.delete(topic)
    this.muted.delete(topic)
  }

  /** The gateway's own positions. */
  meet(heads: Record<string, number>): void {
    for (const [topic, head] of Object.entries(heads)) this.heads.set(topic, head)
  }

  clear(): void {
    this.heard.clear()
    this.heads.clear()
    this.muted.clear()
  }
}
