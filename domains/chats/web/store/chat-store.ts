import type { EventOf } from '#contract'
import { ApiError, ask } from '#web/api'
import { type LiveEvent, live } from '#web/live'
import type { Chat, ChatEvent, chatRead, getChat, listChats, listMessages } from '../../contract.ts'
import { applyRead } from '../../live.ts'
import type { Held, Page } from './held.ts'
import * as holding from './held.ts'
import { KeptChats } from './kept-chats.ts'

type Hear = () => void
type Window = { before?: number; after?: number; around?: number }
type ChatRead = EventOf<typeof chatRead>

/** All chats of the account, as of now: kept on the device, brought up to date by the log, read by screens. */
export class ChatStore {
  /** Those I have pinned, then the others, the latest first. A new array at every change. */
  list: readonly Held[] = []
  /** False until the device's or the server's list is here. */
  known = false
  private chats = new Map<string, Held>()
  private kept: KeptChats | undefined
  private hearers = new Set<Hear>()
  private messageHearers = new Set<(held: Held, events: ChatEvent[]) => void>()
  private asking = new Map<string, Promise<void>>()
  private offs: Hear[] = []
  private hydrated: Promise<void> = Promise.resolve()

  /** What a screen has asked for before it was known who looks stays: the session was the same. */
  start(accountId: string): void {
    for (const off of this.offs.splice(0)) off()
    this.kept = new KeptChats(accountId, () => [...this.list])
    this.hydrated = this.hydrate(this.kept)
    this.offs = [
      live.listen('chat', {
        events: (id, events) => this.handleEvents(id, events),
        reset: (id) => this.handleReset(id),
        gone: (id) => this.drop(id),
        ready: (ids) => this.hydrated.then(() => this.handleReady(ids)),
      }),
      live.onEvents('account', (_id, events) => this.handleAccount(events)),
    ]
    this.readList()
  }

  stop(): void {
    for (const off of this.offs.splice(0)) off()
    this.kept?.close()
    this.kept = undefined
    this.chats.clear()
    this.known = false
    this.tell()
  }

  get = (chatId: string): Held | undefined => this.chats.get(chatId)

  onChange(hear: Hear): Hear {
    this.hearers.add(hear)
    return () => this.hearers.delete(hear)
  }

  /** News of a chat that was known before them. */
  onNews(hear: (held: Held, events: ChatEvent[]) => void): Hear {
    this.messageHearers.add(hear)
    return () => this.messageHearers.delete(hear)
  }

  /** The chat and its newest messages, if they are not here yet. */
  async open(chatId: string): Promise<void> {
    await this.hydrated
    const known = this.chats.has(chatId)
    if (known && this.get(chatId)?.loaded) return
    await Promise.all([known || this.read(chatId), this.readNewest(chatId)])
  }

  readNewest = (chatId: string): Promise<void> => this.readPage(chatId, {}, holding.withNewest)

  readOlder(chatId: string): Promise<void> {
    const first = this.shown(chatId)[0]?.msgNo ?? 1
    return first > 1 ? this.readPage(chatId, { before: first }, holding.withOlder) : Promise.resolve()
  }

  readNewer(chatId: string): Promise<void> {
    const after = this.get(chatId)?.old?.at(-1)?.msgNo
    return after === undefined ? Promise.resolve() : this.readPage(chatId, { after }, holding.withNewer)
  }

  /** Opens the past around a message. Nothing is asked when it is here already. */
  readAround(chatId: string, msgNo: number): Promise<void> {
    const shown = this.shown(chatId)
    const here = shown[0] && msgNo >= shown[0].msgNo && msgNo <= shown.at(-1)!.msgNo
    return here ? Promise.resolve() : this.readPage(chatId, { around: msgNo }, holding.withAround)
  }

  leavePast(chatId: string): void {
    this.change(chatId, holding.withoutOld)
  }

  /** Read up to here, on this device. */
  markRead(chatId: string, msgNo: number): void {
    this.change(chatId, (held) => ({ ...held, ...applyRead(held, msgNo) }))
  }

  /** A chat that an operation has just answered with. */
  put(fresh: Chat): void {
    this.take(fresh)
    this.tell()
  }

  private take(fresh: Chat): void {
    const before = this.chats.get(fresh.id)
    const held = before ? holding.withFacts(before, fresh) : holding.hold(fresh)
    this.chats.set(fresh.id, held)
    if (!before?.loaded || before.messages.length === 0) live.follow('chat', fresh.id, held.chat.seq)
    this.kept?.changedLater(fresh.id)
  }

  private async hydrate(kept: KeptChats): Promise<void> {
    for (const held of await kept.recall()) {
      if (this.kept !== kept || this.chats.has(held.chat.id)) continue
      this.chats.set(held.chat.id, held)
      live.follow('chat', held.chat.id, held.chat.seq)
    }
    if (this.chats.size > 0) this.tell(true)
  }

  private readList = (): Promise<void> =>
    this.once('list', async () => {
      const { chats } = await ask<typeof listChats>('chats.listChats', {})
      await this.hydrated
      const ids = new Set(chats.map(({ id }) => id))
      for (const id of this.chats.keys()) if (!ids.has(id)) this.drop(id)
      for (const chat of chats) this.take(chat)
      this.tell(true)
    })

  private read = (chatId: string): Promise<void> =>
    this.once(chatId, async () => this.put(await ask<typeof getChat>('chats.getChat', { chatId })))

  private readPage(chatId: string, window: Window, put: (held: Held, page: Page) => Held): Promise<void> {
    return this.once(`${chatId} ${JSON.stringify(window)}`, async () => {
      const page = await ask<typeof listMessages>('chats.listMessages', { chatId, ...window })
      await this.asking.get(chatId) // the chat itself, when both were asked for together
      this.change(chatId, (held) => put(held, page))
      const held = this.get(chatId)
      if (held && put === holding.withNewest) live.follow('chat', chatId, held.chat.seq)
    })
  }

  /** The same question is not asked twice at a time. Without a connection what is here stays; the log heals it later. */
  private once(key: string, work: () => Promise<void>): Promise<void> {
    const begun = this.asking.get(key)
    if (begun) return begun
    const asked = work()
      .catch((error) => {
        if (!(error instanceof ApiError) || error.code === 'internal') throw error
        if (error.code === 'not_found') this.drop(key.split(' ')[0]!)
      })
      .finally(() => this.asking.delete(key))
    this.asking.set(key, asked)
    return asked
  }

  private handleEvents(id: string, events: LiveEvent[]): void {
    const before = this.get(id)
    if (!before) {
      this.read(id) // I have just been seated here
      return
    }
    const news = events as ChatEvent[]
    this.change(id, (held) => holding.heard(held, news))
    for (const hear of this.messageHearers) hear(this.get(id)!, news)
    if (news.some((event) => changesMyFacts(event, before.chat.me))) this.read(id)
  }

  private handleReset(id: string): void {
    const held = this.get(id)
    if (!held) return
    // What is on the screen stays there until it is replaced.
    this.chats.set(id, { ...held, loaded: false, recent: [] })
    this.read(id).then(() => (held.loaded ? this.readNewest(id) : undefined))
  }

  private handleReady(ids: string[]): void {
    const mine = new Set(ids)
    for (const id of this.chats.keys()) if (!mine.has(id)) this.drop(id)
    if (!this.known || ids.some((id) => !this.chats.has(id))) this.readList()
  }

  private handleAccount(events: LiveEvent[]): void {
    for (const event of events) {
      if (event.type !== ('chats.chatRead' satisfies ChatRead['type'])) continue
      const { chatId, msgNo } = event.view as ChatRead['view']
      this.markRead(chatId, msgNo)
    }
  }

  private shown(chatId: string) {
    const held = this.get(chatId)
    return held ? holding.shownOf(held) : []
  }

  private drop(chatId: string): void {
    if (!this.chats.delete(chatId)) return
    this.kept?.changedLater(chatId)
    this.tell()
  }

  private change(chatId: string, by: (held: Held) => Held): void {
    const before = this.chats.get(chatId)
    const after = before && by(before)
    if (!after || after === before) return
    this.chats.set(chatId, after)
    this.kept?.changedLater(chatId)
    this.tell()
  }

  private tell(known = this.known): void {
    this.known = known
    this.list = [...this.chats.values()].sort((a, b) => pinnedFirst(a, b) || (latest(a) < latest(b) ? 1 : -1))
    for (const hear of this.hearers) hear()
  }
}

const pinnedFirst = ({ chat: a }: Held, { chat: b }: Held) =>
  Number(b.options.pinned ?? 0) - Number(a.options.pinned ?? 0)
const latest = ({ chat }: Held) => chat.lastMessage?.sentAt ?? ''

/** Whose seat is gone asks once more, and hears that there is no such chat. */
const changesMyFacts = (event: ChatEvent, me: string): boolean =>
  event.type === 'chats.chatChanged' ||
  ((event.type === 'chats.seatsTaken' || event.type === 'chats.seatsLeft') && event.view.personIds.includes(me))
