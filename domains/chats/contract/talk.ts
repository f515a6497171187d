import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'
import { Chat, Member, Message, ReactionWord } from './models.ts'

/** Every chat the account has a seat in, over all its schools, the latest first. */
export const listChats = query('chats.listChats', {
  who: 'account',
  input: z.object({}),
  output: z.object({ chats: z.array(Chat) }),
})

export const getChat = query('chats.getChat', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: Chat,
})

/** `audience` is the header's sentence: who can see this chat. A reader of a channel sees its writers only. */
export const listMembers = query('chats.listMembers', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: z.object({
    members: z.array(Member),
    audience: z.object({ pupils: z.number().int(), guardians: z.number().int(), staff: z.number().int() }),
  }),
})

/** A page of 50: the newest, or those before / after / around a number. Ordered by msgNo. */
export const listMessages = query('chats.listMessages', {
  who: 'account',
  input: z.object({
    chatId: Id,
    before: z.coerce.number().int().optional(),
    after: z.coerce.number().int().optional(),
    around: z.coerce.number().int().optional(),
  }),
  output: z.object({
    messages: z.array(Message),
    seq: z.number().int(), // the topic's position this page is of
    lastMsgNo: z.number().int(),
    can: Chat.shape.can,
  }),
})

/** A message that was answered and the answers to it: a page of 50, the newest or those before a number, in order. */
export const listChain = query('chats.listChain', {
  who: 'account',
  input: z.object({ chatId: Id, messageId: Id, before: z.coerce.number().int().optional() }),
  output: z.object({
    root: Message, // what the chain began with, whichever of its messages was asked for
    messages: z.array(Message),
    seq: z.number().int(), // the topic's position this page is of
  }),
})

/** The id is the message's own: a repeat is the same message, not a second one. */
export const sendMessage = command('chats.sendMessage', {
  who: 'account',
  natural: true, // by (chat, id), in the batch itself
  input: z.object({
    id: Id,
    chatId: Id,
    text: z.string().trim().max(8000), // may be empty where there are files or a forwarded message
    replyTo: Id.optional(),
    mentions: z.array(Id).max(50).optional(),
    fileIds: z.array(Id).max(10).optional(), // my own, ready and not sent yet
    forwardOf: z.object({ chatId: Id, messageId: Id }).optional(), // a message of a chat I sit in
    at: Instant.optional(), // not before: within the next 90 days
    urgent: z.string().trim().min(5).max(300).optional(), // the reason why it cannot wait for the morning (R138)
  }),
  output: Message, // with heldFor set when it waits
})

/** My chats that these messages may go to. `closed`: some of my chats are not among them, for a pupil's words. */
export const listForwardTargets = query('chats.listForwardTargets', {
  who: 'account',
  input: z.object({
    chatId: Id,
    messageIds: z.union([Id, z.array(Id).min(1).max(30)]), // a query string with one is no list
  }),
  output: z.object({ chatIds: z.array(Id), closed: z.boolean() }),
})

export const pinMessage = command('chats.pinMessage', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, messageId: Id, on: z.boolean() }),
  output: z.object({}),
})

/** The latest pin first. */
export const listPinned = query('chats.listPinned', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: z.object({ messages: z.array(Message) }),
})

/**
 * Who has read one's own message and who has not yet, among those who sat there when it was said: only for the author,
 * only in chats of at most 30 people who have joined (see `mayAskReaders`), never in a channel.
 */
export const listReaders = query('chats.listReaders', {
  who: 'account',
  input: z.object({ chatId: Id, messageId: Id }),
  output: z.object({ readers: z.array(PersonRef), waiting: z.array(PersonRef) }),
})

/** Who stands behind the words under a message. Readers of a channel are named to its writers only: `others` counts them. */
export const listReactions = query('chats.listReactions', {
  who: 'account',
  input: z.object({ chatId: Id, messageId: Id }),
  output: z.object({
    reactions: z.array(z.object({ word: ReactionWord, people: z.array(PersonRef), others: z.number().int() })),
  }),
})

export const editMessage = command('chats.editMessage', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, messageId: Id, text: z.string().trim().min(1).max(8000) }),
  output: Message,
})

/** By its author, or by an owner of the chat (then `removedBy` says moderator). */
export const removeMessage = command('chats.removeMessage', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, messageId: Id }),
  output: z.object({}),
})

export const react = command('chats.react', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, messageId: Id, word: ReactionWord, on: z.boolean() }),
  output: Message.pick({ reactions: true }),
})

/** Never goes back. */
export const markRead = command('chats.markRead', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, msgNo: z.number().int().min(0) }),
  output: z.object({ readMsgNo: z.number().int() }),
})

/** People one may begin a direct chat with, and why not others: the table stands in rules.ts. */
export const listContacts = query('chats.listContacts', {
  who: 'account',
  input: z.object({ organizationId: Id, text: z.string().trim().max(100).optional() }),
  output: z.object({ people: z.array(PersonRef) }),
})

/** Answers with the chat that exists if the two already talk. With oneself: «Избранное», see `isSaved` in rules.ts. */
export const startDirect = command('chats.startDirect', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, personId: Id }),
  output: Chat,
})
