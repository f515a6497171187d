import type { Chat, ChatEvent, Message } from '../../contract.ts'
import { applyChatEvent, applyToOldMessages, type ChatState } from '../../live.ts'

/** A chat as this device holds it. */
export interface Held extends ChatState {
  /** `messages` reach the end; otherwise none are here yet. */
  loaded: boolean
  /** Messages somewhere in the past, opened by a quote or a date; shown instead of the newest. */
  old: Message[] | null
  /** Another number: other messages are shown than before, not more of the same. */
  view: number
  /** The last events, in order: a page that was read before them gets them once more. */
  recent: ChatEvent[]
}

/** What `chats.listMessages` answers; its position was read before its messages. */
export interface Page {
  messages: Message[]
  seq: number
  lastMsgNo: number
  can: Chat['can']
}

const REMEMBERED = 200

export const hold = (chat: Chat, messages: Message[] = []): Held => ({
  chat,
  messages,
  loaded: messages.length > 0 || chat.lastMsgNo === 0,
  old: null,
  view: 0,
  recent: [],
})

/** The messages on the screen. */
export const shownOf = (held: Held): Message[] => held.old ?? held.messages

export function heard(held: Held, events: ChatEvent[]): Held {
  const { chat, messages } = events.reduce<ChatState>(applyChatEvent, held)
  return {
    ...held,
    chat,
    messages,
    old: held.old && events.reduce(applyToOldMessages, held.old),
    recent: [...held.recent, ...events].slice(-REMEMBERED),
  }
}

/** The newest page has come: everything before it is forgotten. */
export function withNewest(held: Held, page: Page): Held {
  const last = page.messages.at(-1)
  const chat: Chat = {
    ...held.chat,
    seq: page.seq,
    can: page.can,
    lastMsgNo: Math.max(page.lastMsgNo, last?.msgNo ?? 0),
    lastMessage: last
      ? {
          msgNo: last.msgNo,
          authorId: last.author.id,
          authorName: last.author.name,
          text: last.text,
          sentAt: last.sentAt,
        }
      : null,
  }
  const state = since(held, page.seq).reduce<ChatState>(applyChatEvent, { chat, messages: page.messages })
  return { ...held, ...state, old: null, loaded: true, view: held.view + 1 }
}

export function withOlder(held: Held, page: Page): Held {
  const older = current(held, page)
  const put = (messages: Message[]) => [...older.filter(({ msgNo }) => msgNo < (messages[0]?.msgNo ?? 0)), ...messages]
  return held.old ? { ...held, old: put(held.old) } : { ...held, messages: put(held.messages) }
}

/** Goes down from the past; where it meets the newest, both become one. */
export function withNewer(held: Held, page: Page): Held {
  if (!held.old) return held
  const last = held.old.at(-1)?.msgNo ?? 0
  return joined(held, [...held.old, ...current(held, page).filter(({ msgNo }) => msgNo > last)])
}

export function withAround(held: Held, page: Page): Held {
  const after = joined(held, current(held, page))
  return after.old || held.old ? { ...after, view: held.view + 1 } : after
}

export const withoutOld = (held: Held): Held => (held.old ? { ...held, old: null, view: held.view + 1 } : held)

function joined(held: Held, old: Message[]): Held {
  const first = held.messages[0]?.msgNo
  const last = old.at(-1)?.msgNo ?? 0
  const meet = held.loaded && (first === undefined ? last >= held.chat.lastMsgNo : last >= first - 1)
  if (!meet) return { ...held, old }
  const before = first === undefined ? old : old.filter(({ msgNo }) => msgNo < first)
  return { ...held, old: null, messages: [...before, ...held.messages] }
}

const current = (held: Held, page: Page): Message[] => since(held, page.seq).reduce(applyToOldMessages, page.messages)

const since = (held: Held, seq: number): ChatEvent[] => held.recent.filter((event) => event.seq > seq)

/** Titles, rights and the like are of the fresh reading; what events tell of is not older than them. */
export function withFacts(held: Held, fresh: Chat): Held {
  if (!held.loaded || held.messages.length === 0) {
    return fresh.seq >= held.chat.seq ? { ...held, chat: fresh, loaded: fresh.lastMsgNo === 0 } : held
  }
  const { seq, lastMsgNo, lastMessage, mentioned } = held.chat
  const readMsgNo = Math.max(held.chat.readMsgNo, fresh.readMsgNo)
  return { ...held, chat: { ...fresh, seq, lastMsgNo, lastMessage, mentioned, readMsgNo } }
}
