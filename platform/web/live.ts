import { Calls } from './live/calls.ts'
import { Connection } from './live/connection.ts'
import { Cursors } from './live/cursors.ts'
import { type Frame, idOf, kindOf, type LiveEvent, type TopicKind, type Typing } from './live/wire.ts'
import { language, sessionLost } from './wire.ts'

export type { LiveEvent, TopicKind, Typing } from './live/wire.ts'

/** `live`: everything up to now has been heard, and what happens is heard at once. */
export type LiveState = 'off' | 'connecting' | 'live'

/** The owner of a kind of topic: the one who holds views of it. Ids come without the kind. */
export interface TopicOwner {
  events(id: string, events: LiveEvent[]): void
  /** Too far behind: read afresh, then `follow`. */
  reset(id: string): void
  gone(id: string): void
  /** After each catching up: every topic of this kind that is mine. */
  ready?(ids: string[]): void
}

type Hear<A extends unknown[]> = (...args: A) => void

/** One connection per page, without a screen: `follow` what you hold a view of, hear what comes after it. */
export class Live {
  state: LiveState = 'off'
  private connection: Connection
  private calls = new Calls()
  private cursors = new Cursors()
  private owners = new Map<TopicKind, Set<TopicOwner>>()
  private stateHearers = new Set<Hear<[LiveState]>>()
  private unreachableHearers = new Set<Hear<[]>>()
  private typingHearers = new Set<Hear<[Typing]>>()
  private watched: string | null = null
  /** A hello is under way: its answer closes every gap known now. */
  private asked = false
  /** The positions that the last hello named. A view that was put up after it is not among them. */
  private named: Record<string, number> = {}

  constructor(url: () => string) {
    this.connection = new Connection(url, {
      opened: () => this.handleOpened(),
      frame: (frame) => this.handleFrame(frame),
      closed: () => this.handleClosed(),
      ended: () => this.handleEnded(),
      unreachable: () => {
        for (const hear of this.unreachableHearers) hear()
      },
    })
  }

  start(): void {
    if (this.state !== 'off') return
    this.enter('connecting')
    this.connection.start()
  }

  stop(): void {
    this.connection.stop()
    this.cursors.clear()
    this.watched = null
    this.enter('off')
  }

  /** Hears all topics of a kind from where each is followed, or from now on. */
  listen(kind: TopicKind, owner: TopicOwner): () => void {
    const owners = this.owners.get(kind) ?? new Set()
    this.owners.set(kind, owners.add(owner))
    return () => owners.delete(owner)
  }

  onEvents(kind: TopicKind, hear: (id: string, events: LiveEvent[]) => void): () => void {
    return this.listen(kind, { events: hear, reset() {}, gone() {} })
  }

  onState(hear: (state: LiveState) => void): () => void {
    this.stateHearers.add(hear)
    return () => this.stateHearers.delete(hear)
  }

  /** The gateway refuses or does not answer: the session may have ended, which a browser does not tell of a socket. */
  onUnreachable(hear: () => void): () => void {
    this.unreachableHearers.add(hear)
    return () => this.unreachableHearers.delete(hear)
  }

  onTyping(hear: (typing: Typing) => void): () => void {
    this.typingHearers.add(hear)
    return () => this.typingHearers.delete(hear)
  }

  /** I hold a view of this topic as of `seq`: what came after it is brought, in order. */
  follow(kind: TopicKind, id: string, seq: number): void {
    const topic = `${kind}:${id}`
    if (this.cursors.follow(topic, seq)) this.askAgain()
  }

  /** The chat on the screen: only lookers hear who is typing. */
  watch(chat: string | null): void {
    this.watched = chat
    this.connection.send({ op: 'watch', chat })
  }

  typing(chat: string): void {
    this.connection.send({ op: 'signal', chat, kind: 'typing' })
  }

  /** The same operations as over HTTP; fails as `offline` where there is no connection, or it goes before the answer. */
  call(name: string, input: unknown): Promise<unknown> {
    return this.calls.open((id) => this.connection.send({ op: 'call', id, name, input }))
  }

  /** The network is back, or the person looks again. An open connection is asked whether it still lives. */
  wake(): void {
    if (this.state === 'live') this.hello()
    else this.connection.hurry()
  }

  /** The browser says that the network is away. */
  lose(): void {
    this.connection.cut()
  }

  private handleOpened(): void {
    this.hello()
    if (this.watched) this.connection.send({ op: 'watch', chat: this.watched })
  }

  private handleClosed(): void {
    this.calls.failAll()
    this.asked = false
    if (this.state === 'live') this.enter('connecting')
  }

  private handleEnded(): void {
    this.stop()
    sessionLost()
  }

  private handleFrame(frame: Frame): void {
    if (frame.op === 'event') this.handleEvents(frame.topic, [frame])
    else if (frame.op === 'events') this.handleEvents(frame.topic, frame.events)
    else if (frame.op === 'ready') this.handleReady(frame.heads)
    else if (frame.op === 'reset' || frame.op === 'gone') this.handleLoss(frame)
    else if (frame.op === 'resync') this.hello()
    else if (frame.op === 'signal') this.handleSignal(frame)
    else if (frame.op === 'result' || frame.op === 'refused') this.calls.answer(frame)
    // Anything else is said to newer clients.
  }

  private handleEvents(topic: string, events: LiveEvent[]): void {
    const { fresh, gap } = this.cursors.accept(topic, events)
    if (fresh.length > 0) this.tell(topic, (owner, id) => owner.events(id, fresh))
    if (gap) this.askAgain()
  }

  private handleLoss({ op, topic }: Extract<Frame, { op: 'reset' | 'gone' }>): void {
    if (op === 'gone') this.cursors.drop(topic)
    else this.cursors.mute(topic)
    this.tell(topic, (owner, id) => owner[op](id))
  }

  private handleSignal(frame: Typing): void {
    for (const hear of this.typingHearers) hear(frame)
  }

  private handleReady(heads: Record<string, number>): void {
    this.connection.answered()
    this.asked = false
    this.cursors.meet(heads)
    for (const [topic, head] of Object.entries(heads)) {
      // Chats are followed by who reads them; the rest is heard from now on.
      if (kindOf(topic) !== 'chat' && !this.cursors.has(topic)) this.cursors.follow(topic, head)
    }
    this.enter('live')
    if (this.cursors.behind(this.named)) this.askAgain()
    for (const [kind, owners] of this.owners) {
      const ids = Object.keys(heads)
        .filter((topic) => kindOf(topic) === kind)
        .map(idOf)
      for (const owner of owners) owner.ready?.(ids)
    }
  }

  private askAgain(): void {
    if (this.connection.isOpen && !this.asked) this.hello()
  }

  // Always with every cursor: while it answers, the gateway holds back what happens in topics that were not named.
  private hello(): void {
    this.asked = true
    this.named = this.cursors.all
    this.connection.send({ op: 'hello', cursors: this.named, language: language() })
    this.connection.expectAnswer()
  }

  private tell(topic: string, what: (owner: TopicOwner, id: string) => void): void {
    for (const owner of this.owners.get(kindOf(topic)) ?? []) what(owner, idOf(topic))
  }

  private enter(state: LiveState): void {
    if (state === this.state) return
    this.state = state
    for (const hear of this.stateHearers) hear(state)
  }
}

const socketUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`

/** The page's connection. */
export const live = new Live(socketUrl)
