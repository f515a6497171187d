import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from './client.ts'
import type { Subject } from './servers.ts'

// Where things lie in `{"op":"event","topic":"chat:<uuid>","seq":N,…`.
const KIND_AT = 7
const CHAT_AT = 28
const SEQ_AT = 72
const TEXT = 'Завтра на первом уроке контрольная, возьмите циркуль'

interface Message {
  /** What the first receiver got; the others must get the same bytes. */
  payload: Buffer
  id: string
  sentAt: number
  left: number
}

/** What a client hears besides single events, as far as the judge looks into it. */
type Frame =
  | { op: 'result' | 'refused'; id: number; reason?: string }
  | { op: 'ready'; heads: Record<string, number> }
  | { op: 'events'; topic: string; events: { seq: number }[] }

/** All the clients of one run, and the judge of what they hear. */
export class Fleet {
  clients: Client[] = []
  acknowledged = 0
  deliveries = 0
  refused = 0
  faults: string[] = []
  ackTimes: number[] = []
  deliveryTimes: number[] = []
  /** Of the last member of the chat. */
  lastTimes: number[] = []
  measuring = false
  #subject: Subject
  #people: number
  #chatIndex: Map<string, number>
  #chatSizes: number[]
  #last: Int32Array
  #messages: Map<number, Message>[]
  #sendings = new Map<string, number>()
  #calls = new Map<number, { sentAt: number; done(): void }>()
  #ready = new Map<Client, (heads: Record<string, number>) => void>()
  #callNo = 0

  constructor(subject: Subject, people = subject.school.people.length) {
    this.#subject = subject
    this.#people = people
    const { chats } = subject.school
    this.#chatIndex = new Map(chats.map(({ id }, n) => [id, n]))
    this.#chatSizes = chats.map(({ members }) => members.length)
    this.#last = new Int32Array(people * chats.length)
    this.#messages = chats.map(() => new Map())
  }

  /** Connects everybody, a few hundred at a time, and says hello from where each one stands. */
  async connect({ together = 200 } = {}): Promise<void> {
    for (let i = 0; i < this.#people; i += together) {
      await Promise.all(Array.from({ length: Math.min(together, this.#people - i) }, (_, n) => this.enter(i + n)))
    }
  }

  /** `again` comes back with cursors and must be told all it has missed. */
  async enter(index: number, again = false): Promise<void> {
    const client = new Client(index, this.#subject.port, this.#subject.school.people[index]!.token, this.#hear)
    this.clients[index] = client
    await client.opened()
    const heads = await new Promise<Record<string, number>>((resolve) => {
      this.#ready.set(client, resolve)
      client.send(JSON.stringify({ op: 'hello', cursors: again ? this.#cursors(index) : {} }))
    })
    for (const [topic, seq] of Object.entries(heads)) {
      const chat = this.#chatIndex.get(topic.slice('chat:'.length))
      if (chat === undefined) continue
      const at = this.#at(index, chat)
      if (again && this.#last[at] !== seq)
        this.faults.push(`client ${index}, chat ${chat}: told up to ${this.#last[at]} of ${seq}`)
      this.#last[at] = seq
    }
  }

  leave(): void {
    for (const client of this.clients) client?.close()
  }

  /** Somebody writes into one of their chats; resolves at the acknowledgement. `due` is when it should have left. */
  say(due = performance.now()): Promise<void> {
    const index = Math.floor(Math.random() * this.#people)
    const { chats } = this.#subject.school.people[index]!
    const id = randomUUID()
    this.#callNo += 1
    const call = {
      op: 'call',
      id: this.#callNo,
      name: 'chats.sendMessage',
      input: { id, chatId: chats[Math.floor(Math.random() * chats.length)], text: TEXT },
    }
    this.#sendings.set(id, due)
    const callNo = this.#callNo
    return new Promise((done) => {
      this.#calls.set(callNo, { sentAt: due, done })
      this.clients[index]!.send(JSON.stringify(call))
    })
  }

  /** Waits until every member has every message. */
  async settle(patience = 30_000): Promise<void> {
    const deadline = Date.now() + patience
    while (this.pending > 0 && Date.now() < deadline) await sleep(20)
    if (this.pending) this.faults.push(`${this.pending} messages did not reach every member`)
  }

  get pending(): number {
    return this.#calls.size + this.#messages.reduce((sum, messages) => sum + messages.size, 0)
  }

  #cursors(index: number): Record<string, number> {
    const { chats } = this.#subject.school.people[index]!
    return Object.fromEntries(chats.map((id) => [`chat:${id}`, this.#last[this.#at(index, this.#chatIndex.get(id)!)]!]))
  }

  #at = (index: number, chat: number) => index * this.#chatSizes.length + chat

  #hear = (client: Client, payload: Buffer): void => {
    const isEvent = payload[KIND_AT] === 101 /* e */
    if (isEvent && payload[KIND_AT + 5] === 34 /* " */) this.#event(client, payload)
    else this.#other(client, JSON.parse(payload.toString()))
  }

  #event(client: Client, payload: Buffer): void {
    const chat = this.#chatIndex.get(payload.toString('latin1', CHAT_AT, CHAT_AT + 36))
    if (chat === undefined) return
    let seq = 0
    for (let i = SEQ_AT; payload[i]! !== 44 /* , */; i++) seq = seq * 10 + payload[i]! - 48
    this.#advance(client, chat, seq)
    const messages = this.#messages[chat]!
    const message = messages.get(seq) ?? this.#first(messages, chat, seq, payload)
    if (!message.payload.equals(payload)) this.faults.push(`chat ${chat} at ${seq}: members saw different messages`)
    const took = performance.now() - message.sentAt
    this.deliveries += 1
    if (this.measuring) this.deliveryTimes.push(took)
    message.left -= 1
    if (message.left) return
    messages.delete(seq)
    this.#sendings.delete(message.id)
    if (this.measuring) this.lastTimes.push(took)
  }

  #advance(client: Client, chat: number, seq: number): void {
    const at = this.#at(client.index, chat)
    if (seq !== this.#last[at]! + 1)
      this.faults.push(`client ${client.index}, chat ${chat}: ${seq} came after ${this.#last[at]}`)
    this.#last[at] = seq
  }

  #first(messages: Map<number, Message>, chat: number, seq: number, payload: Buffer): Message {
    const { view } = JSON.parse(payload.toString())
    const sentAt = this.#sendings.get(view.id) ?? performance.now()
    const message = { id: view.id, payload: Buffer.from(payload), sentAt, left: this.#chatSizes[chat]! }
    messages.set(seq, message)
    return message
  }

  #other(client: Client, frame: Frame): void {
    if (frame.op === 'result' || frame.op === 'refused') this.#answered(frame)
    else if (frame.op === 'ready') {
      this.#ready.get(client)?.(frame.heads)
      this.#ready.delete(client)
    } else if (frame.op === 'events') {
      const chat = this.#chatIndex.get(frame.topic.slice('chat:'.length))
      if (chat === undefined) return
      for (const { seq } of frame.events) {
        this.#advance(client, chat, seq)
        this.deliveries += 1
      }
    } else this.faults.push(`client ${client.index} was told ${JSON.stringify(frame).slice(0, 200)}`)
  }

  #answered(frame: Extract<Frame, { id: number }>): void {
    const { sentAt, done } = this.#calls.get(frame.id)!
    this.#calls.delete(frame.id)
    this.acknowledged += 1
    if (frame.op === 'refused') {
      this.refused += 1
      this.faults.push(`refused: ${frame.reason}`)
    } else if (this.measuring) this.ackTimes.push(performance.now() - sentAt)
    done()
  }
}
