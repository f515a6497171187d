import { z } from 'zod'
import { type EventOf, event, Id } from '#contract'
import { Look, Message } from './models.ts'

const MessageKey = z.object({ messageId: Id })

const SeatKey = z.object({ personIds: z.array(Id) })

export const messageSent = event('chats.messageSent', { key: MessageKey, view: Message })

/** Also tells of a removal: text null, removedBy set. */
export const messageChanged = event('chats.messageChanged', { key: MessageKey, view: Message })

export const reactionsChanged = event('chats.reactionsChanged', {
  key: MessageKey,
  view: z.object({ messageId: Id, reactions: Message.shape.reactions }),
})

export const pinsChanged = event('chats.pinsChanged', {
  key: MessageKey,
  view: z.object({ messageId: Id, pinned: z.boolean() }),
})

/** In the account's topic: my waiting messages have changed. */
export const heldChanged = event('chats.heldChanged', { key: z.object({ chatId: Id }), view: z.object({ chatId: Id }) })

/** In the account's topic: I have marked or unmarked something, on whichever device. */
export const bookmarksChanged = event('chats.bookmarksChanged', {
  key: z.object({ chatId: Id }),
  view: z.object({ chatId: Id }),
})

/** In the account's topic: what I want of a chat, or what it lets me do, has changed. */
export const optionsChanged = event('chats.optionsChanged', {
  key: z.object({ chatId: Id }),
  view: z.object({ chatId: Id }),
})

/** In the account's topic: my folders, and what lies in them. */
export const foldersChanged = event('chats.foldersChanged', { key: z.object({}), view: z.object({}) })

export const lookedInto = event('chats.lookedInto', { key: z.object({ lookId: Id }), view: Look })

export const seatsTaken = event('chats.seatsTaken', { key: SeatKey, view: SeatKey })

export const seatsLeft = event('chats.seatsLeft', { key: SeatKey, view: SeatKey })

/** The title, the archive mark or rights have changed: ask for the chat again. */
export const chatChanged = event('chats.chatChanged', { key: z.object({}), view: z.object({ chatId: Id }) })

/** In the account's topic: another device of mine has read. */
export const chatRead = event('chats.chatRead', {
  key: z.object({ chatId: Id, msgNo: z.number().int() }),
  view: z.object({ chatId: Id, msgNo: z.number().int() }),
})
export type ChatEvent = EventOf<
  | typeof messageSent
  | typeof messageChanged
  | typeof reactionsChanged
  | typeof pinsChanged
  | typeof lookedInto
  | typeof seatsTaken
  | typeof seatsLeft
  | typeof chatChanged
>
