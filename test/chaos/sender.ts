import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'

export interface Shown {
  seq: number
  id: string
  text: string
}

interface Person {
  token: string
  accountId: string
  chats: string[]
}

const ANSWERED_WITHIN = 15_000

/**
 * A person with a telephone: writes, hears, reads, and when the line breaks comes back with cursors and sends again
 * what was not acknowledged, under the same id.
 */
export class Sender {
  person: Person
  shown = new Map<string, Shown[]>()
  acknowledged = new Map<string, string>()
  sent = new Map<string, string>()
  faults: string[] = []
  #origin: string
  #going = true
  #socket: WebSocket | undefined
  #cursors: Record<string, number> = {}
  #calls = new Map<number, (frame: { op: string; error?: string } | undefined) => void>()
  #callNo = 0

  constructor(origin: string, person: Person) {
    this.#origin = origin
    this.person = person
    for (const chat of person.chats) {
      this.shown.set(chat, [])
      this.#cursors[`chat:${chat}`] = 0
    }
  }

  /** Keeps a live connection until `hangUp`. */
  async listen(): Promise<void> {
    while (this.#going) {
      await this.#connection()
      for (const answer of this.#calls.values()) answer(undefined)
      this.#calls.clear()
      await sleep(50 + Math.random() * 250)
    }
  }

  hangUp(): void {
    this.#going = false
    this.#socket?.terminate()
  }

  /** Writes messages one after another until told to stop; every one is sent until it is acknowledged. */
  async write(goOn: () => boolean, pause: number): Promise<void> {
    for (let n = 1; goOn(); n++) {
      const chatId = this.person.chats[n % this.person.chats.length]!
      const message = { id: randomUUID(), chatId, text: `${n}: ${randomUUID()}` }
      this.sent.set(message.id, message.text)
      while (!(await this.#send(message))) await sleep(100)
      this.acknowledged.set(message.id, message.text)
      if (n % 7 === 0) await this.#markRead(chatId)
      await sleep(Math.random() * 2 * pause)
    }
  }

  async #send(message: { id: string; chatId: string; text: string }): Promise<boolean> {
    const answer = await this.#call('chats.sendMessage', message)
    if (answer?.op === 'refused' && answer.error !== 'internal') this.faults.push(`refused: ${JSON.stringify(answer)}`)
    return answer?.op === 'result'
  }

  async #markRead(chatId: string): Promise<void> {
    await this.#call('chats.markRead', { chatId, msgNo: this.shown.get(chatId)!.length })
  }

  #call(name: string, input: object): Promise<{ op: string; error?: string } | undefined> {
    if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.resolve(undefined)
    this.#callNo += 1
    const id = this.#callNo
    return new Promise((resolve) => {
      const late = setTimeout(resolve, ANSWERED_WITHIN, undefined)
      this.#calls.set(id, (frame) => {
        clearTimeout(late)
        resolve(frame)
      })
      this.#socket!.send(JSON.stringify({ op: 'call', id, name, input }))
    })
  }

  #connection(): Promise<void> {
    return new Promise((closed) => {
      const socket = new WebSocket(`${this.#origin.replace('http', 'ws')}/live`, {
        headers: { authorization: `Bearer ${this.person.token}` },
        handshakeTimeout: 5000,
      })
      this.#socket = socket
      socket.on('open', () => socket.send(JSON.stringify({ op: 'hello', cursors: this.#cursors })))
      socket.on('message', (data) => this.#hear(JSON.parse(data.toString())))
      socket.on('error', () => undefined) // the close that follows tells enough
      socket.on('close', () => closed())
    })
  }

  // biome-ignore lint/suspicious/noExplicitAny: the frames of the protocol
  #hear(frame: any): void {
    if (frame.op === 'event') this.#show(frame.topic, frame)
    else if (frame.op === 'events') for (const event of frame.events) this.#show(frame.topic, event)
    else if (frame.op === 'result' || frame.op === 'refused') {
      this.#calls.get(frame.id)?.(frame)
      this.#calls.delete(frame.id)
    } else if (frame.op === 'reset' || frame.op === 'gone') this.faults.push(`${frame.op} of ${frame.topic}`)
  }

  #show(topic: string, { seq, type, view }: { seq: number; type: string; view: { id: string; text: string } }): void {
    const shown = this.shown.get(topic.slice('chat:'.length))
    if (!topic.startsWith('chat:') || !shown) return
    const cursor = this.#cursors[topic]!
    if (seq !== cursor + 1) this.faults.push(`${topic}: ${seq} after ${cursor}`)
    this.#cursors[topic] = seq
    if (type === 'chats.messageSent') shown.push({ seq, id: view.id, text: view.text })
  }
}
