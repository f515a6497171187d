import { keep, recallAll, unkeep } from '#web/kept'
import type { Chat, Message } from '../../contract.ts'
import { type Held, hold } from './held.ts'

const MOST_CHATS = 30
const MOST_MESSAGES = 50
const PAUSE = 600

type KeptChat = { chat: Chat; messages: Message[] }
const KEY = 'chat:'

/** Puts what changes aside on this device, a little later and together. */
export class KeptChats {
  private changed = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private accountId: string
  private all: () => Held[]

  constructor(accountId: string, all: () => Held[]) {
    this.accountId = accountId
    this.all = all
  }

  async recall(): Promise<Held[]> {
    const kept = await recallAll<KeptChat>(this.accountId, 'kept')
    return [...kept].filter(([key]) => key.startsWith(KEY)).map(([, { chat, messages }]) => hold(chat, messages))
  }

  changedLater(chatId: string): void {
    this.changed.add(chatId)
    this.timer ??= setTimeout(() => this.write(), PAUSE)
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private write(): void {
    this.timer = undefined
    const held = this.all()
    const latest = new Set(held.slice(0, MOST_CHATS).map(({ chat }) => chat.id))
    for (const chatId of this.changed) {
      const one = held.find(({ chat }) => chat.id === chatId)
      if (!one) unkeep(this.accountId, 'kept', KEY + chatId)
      // A chat without its messages is kept for the list; the seq belongs to both.
      else keep(this.accountId, 'kept', KEY + chatId, { chat: one.chat, messages: tail(one, latest.has(chatId)) })
    }
    this.changed.clear()
  }
}

const tail = ({ messages, loaded }: Held, withMessages: boolean): Message[] =>
  withMessages && loaded ? messages.slice(-MOST_MESSAGES) : []
