import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'
import { Chat, Message } from './models.ts'

/** My messages that wait: of one chat, or all. */
export const listHeld = query('chats.listHeld', {
  who: 'account',
  input: z.object({ chatId: Id.optional() }),
  output: z.object({ messages: z.array(Message) }),
})

/** Takes a waiting message back; its author may write it anew. */
export const cancelHeld = command('chats.cancelHeld', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, messageId: Id }),
  output: z.object({}),
})

/** Another text or another hour for what waits; null: as soon as the school lets it. What is being looked at stays as it is. */
export const changeHeld = command('chats.changeHeld', {
  who: 'account',
  input: z.object({
    id: Id,
    chatId: Id,
    messageId: Id,
    text: z.string().trim().max(8000),
    at: Instant.nullable(),
  }),
  output: Message,
})

/** Mine alone; over all chats. */
export const bookmark = command('chats.bookmark', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, messageId: Id, on: z.boolean() }),
  output: z.object({}),
})

/** The latest mark first: a page of 50 of all chats, or 200 of one. */
export const listBookmarks = query('chats.listBookmarks', {
  who: 'account',
  input: z.object({ chatId: Id.optional(), before: Instant.optional() }),
  output: z.object({ bookmarks: z.array(z.object({ at: Instant, message: Message })), more: z.boolean() }),
})

/** Where I was named, in the chats where I sit: the latest first, 50 a page. */
export const listMentions = query('chats.listMentions', {
  who: 'account',
  input: z.object({ before: Instant.optional() }),
  output: z.object({ mentions: z.array(z.object({ unread: z.boolean(), message: Message })), more: z.boolean() }),
})

export const setOptions = command('chats.setOptions', {
  who: 'account',
  natural: true,
  input: z.object({
    chatId: Id,
    notify: z.enum(['all', 'mentions', 'nothing']),
    mutedUntil: Instant.nullable(),
    archived: z.boolean(),
    folder: z.string().trim().min(1).max(40).nullable(),
    pinned: z.boolean().default(false),
    unread: z.boolean().default(false),
  }),
  output: Chat,
})

const FolderName = z.string().trim().min(1).max(40)

/** My own folders of the chat list, in order; which chat lies in which stands in the chat's options. */
export const listFolders = query('chats.listFolders', {
  who: 'account',
  input: z.object({}),
  output: z.object({ names: z.array(z.string()), presets: z.boolean() }), // presets: the ready-made tabs are shown
})

/** All of them at once: a chat that is named nowhere lies in none, chats that are not mine are passed over. */
export const setFolders = command('chats.setFolders', {
  who: 'account',
  natural: true,
  input: z.object({
    folders: z.array(z.object({ name: FolderName, chatIds: z.array(Id).max(500) })).max(20),
    presets: z.boolean(),
  }),
  output: z.object({}),
})
