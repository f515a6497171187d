import { pauseBefore } from './live/backoff.ts'
import { type OutboxItem, type OutboxStore, openStore } from './outbox/store.ts'
import { joinTabs, type TabNews, type Tabs } from './outbox/tabs.ts'
import { ApiError, newId } from './wire.ts'

export type { OutboxItem } from './outbox/store.ts'

type Deliver = (item: OutboxItem) => Promise<unknown>
type Join = (accountId: string, hear: (news: TabNews) => void, lead: () => void) => Tabs

/** Not the person's fault and not the message's: it is tried again. */
const PASSING = new Set(['offline', 'internal', 'too_many', 'unauthenticated'])
const MOST_BUGS = 5
/** The news of a sent item comes over the live connection; should that be away, it is shown no longer than this. */
const SHOWN_SENT = 20_000

/**
 * Commands that must not be lost: kept on this device until the server has them on its disk, sent once (the same id),
 * in order within a lane, by one tab. Every tab shows what waits.
 */
export class Outbox {
  /** In the order of pressing. A new array at every change. */
  items: readonly OutboxItem[] = []
  private store: OutboxStore | undefined
  private tabs: Tabs | undefined
  private leads = false
  private sending = new Set<string>()
  private failures = 0
  private pausedUntil = 0
  /** What the server has asked to slow down, by lane and command: until when. */
  private slowed = new Map<string, number>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private changeHearers = new Set<() => void>()
  private doneHearers = new Set<(item: OutboxItem) => void>()
  private refusedHearers = new Set<(item: OutboxItem) => void>()
  private deliver: Deliver
  private join: Join
  private open: (accountId: string) => Promise<OutboxStore>

  constructor(deliver: Deliver, join: Join = joinTabs, open = openStore) {
    this.deliver = deliver
    this.join = join
    this.open = open
  }

  async start(accountId: string): Promise<void> {
    this.stop()
    this.tabs = this.join(
      accountId,
      (news) => this.hear(news),
      () => this.lead(),
    )
    const store = await this.open(accountId)
    this.store = store
    const kept = await store.all()
    this.set([...kept.filter(({ id }) => !this.items.some((item) => item.id === id)), ...this.items])
    for (const item of this.items) await store.put(item) // pressed while the store was opening
    this.pump()
  }

  stop(): void {
    this.tabs?.close()
    this.tabs = this.store = undefined
    this.leads = false
    clearTimeout(this.timer)
    this.slowed.clear()
    this.set([])
  }

  /** Shown at once, sent when its turn comes. Resolves when it is safe on this device. */
  async add(
    item: Pick<OutboxItem, 'lane' | 'name' | 'input' | 'note'> & { id?: string; wait?: number },
  ): Promise<string> {
    const { wait, id = newId(), ...rest } = item
    const at = Date.now()
    await this.put({ ...rest, id, at, state: 'waiting', ...(wait ? { notBefore: at + wait } : {}) })
    return id
  }

  /** Sends a refused one again, as it was or with another input. */
  again(id: string, input?: OutboxItem['input']): Promise<void> {
    const item = this.items.find((one) => one.id === id)
    if (!item || item.state === 'sent') return Promise.resolve()
    const { reason: _, ...rest } = item
    return this.put({ ...rest, ...(input ? { input } : {}), state: 'waiting' })
  }

  /** Takes back what has not been sent. */
  async drop(id: string): Promise<void> {
    this.remove(id)
    this.tabs?.tell({ drop: id })
    await this.store?.drop(id)
  }

  /** The news of a sent item has arrived on this page. */
  settle(ids: Iterable<string>): void {
    const arrived = new Set(ids)
    if (this.items.some(({ id }) => arrived.has(id))) this.set(this.items.filter(({ id }) => !arrived.has(id)))
  }

  /** The connection is back: do not wait out the pause. */
  hurry(): void {
    this.failures = 0
    this.pausedUntil = 0
    this.pump()
  }

  /** Until when a command of a lane waits because too much was sent at once; undefined when it does not. */
  slowedUntil = (item: Pick<OutboxItem, 'lane' | 'name'>): number | undefined => this.slowed.get(paceOf(item))

  onChange(hear: () => void): () => void {
    this.changeHearers.add(hear)
    return () => this.changeHearers.delete(hear)
  }

  /** Heard in every tab. */
  onDone(hear: (item: OutboxItem) => void): () => void {
    this.doneHearers.add(hear)
    return () => this.doneHearers.delete(hear)
  }

  /** Heard in every tab. */
  onRefused(hear: (item: OutboxItem) => void): () => void {
    this.refusedHearers.add(hear)
    return () => this.refusedHearers.delete(hear)
  }

  private lead(): void {
    this.leads = true
    this.pump()
  }

  private hear(news: TabNews): void {
    if ('drop' in news) this.remove(news.drop)
    else this.take(news.put)
    this.pump()
  }

  private async put(item: OutboxItem): Promise<void> {
    this.take(item)
    // On this device's disk first: only then may another tab send it.
    if (item.state === 'sent') await this.store?.drop(item.id)
    else await this.store?.put(item)
    this.tabs?.tell({ put: item })
    this.pump()
  }

  private take(item: OutboxItem): void {
    const others = this.items.filter(({ id }) => id !== item.id)
    this.set([...others, item].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
    if (item.state === 'sent') {
      for (const hear of this.doneHearers) hear(item)
      setTimeout(() => this.settle([item.id]), SHOWN_SENT)
    }
    if (item.state === 'refused') for (const hear of this.refusedHearers) hear(item)
  }

  private remove(id: string): void {
    this.set(this.items.filter((item) => item.id !== id))
  }

  private set(items: OutboxItem[]): void {
    this.items = items
    for (const hear of this.changeHearers) hear()
  }

  private pump(): void {
    if (!this.leads || !this.store) return
    if (this.pausedUntil > Date.now()) {
      this.wakeAt(this.pausedUntil)
      return
    }
    for (const [pace, until] of this.slowed) if (until <= Date.now()) this.slowDown(pace, undefined)
    const due = (item: OutboxItem) => item.state === 'waiting' && (item.notBefore ?? 0) <= Date.now()
    for (const lane of new Set(this.items.map((item) => item.lane))) {
      if (this.sending.has(lane)) continue
      const next = this.items.find((item) => item.lane === lane && due(item) && !this.slowedUntil(item))
      if (next) this.send(next)
    }
    const later = this.items.filter((item) => item.state === 'waiting' && !due(item)).map((item) => item.notBefore!)
    const all = [...later, ...this.slowed.values()]
    if (all.length > 0) this.wakeAt(Math.min(...all))
  }

  private async send(item: OutboxItem): Promise<void> {
    this.sending.add(item.lane)
    try {
      const output = await this.deliver(item)
      this.failures = 0
      await this.put({ ...item, state: 'sent', output })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // A chat in slow mode holds up no other chat, nor a reaction in the same one.
      if (error.code === 'too_many' && error.retryAfter)
        this.slowDown(paceOf(item), Date.now() + error.retryAfter * 1000)
      else if (this.mayPass(error)) this.pausedUntil = Date.now() + this.pauseAfter(error)
      else await this.put({ ...item, state: 'refused', reason: error.reason })
    } finally {
      this.sending.delete(item.lane)
    }
    this.pump()
  }

  private slowDown(pace: string, until: number | undefined): void {
    if (until === undefined) this.slowed.delete(pace)
    else this.slowed.set(pace, until)
    this.set([...this.items])
  }

  private mayPass(error: ApiError): boolean {
    this.failures += 1
    return PASSING.has(error.code) && (error.code !== 'internal' || this.failures < MOST_BUGS)
  }

  private pauseAfter(error: ApiError): number {
    return error.retryAfter ? error.retryAfter * 1000 : 200 + pauseBefore(this.failures)
  }

  private wakeAt(moment: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.pump(), Math.max(5, moment - Date.now()))
  }
}

const paceOf = ({ lane, name }: Pick<OutboxItem, 'lane' | 'name'>): string => `${lane} ${name}`
