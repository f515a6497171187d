import { z } from 'zod'
import { command, type EventOf, event, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'

export const ChatKind = z.enum(['direct', 'group', 'channel'])
export type ChatKind = z.infer<typeof ChatKind>

/** Chats that appear by themselves (R061–R063, R067, R081). Null on a chat means that somebody made it. */
export const AutomaticChat = z.enum(['staff', 'class', 'parents', 'teachers', 'schoolChannel', 'staffChannel'])
export type AutomaticChat = z.infer<typeof AutomaticChat>

/** owner: the responsible adult; member: writes; reader: a channel's audience. */
export const ChatPart = z.enum(['owner', 'member', 'reader'])
export type ChatPart = z.infer<typeof ChatPart>

/** Reactions are words: one press replaces thirty messages. */
export const ReactionWord = z.enum(['thanks', 'accepted', 'hooray', 'agree', 'sorry', 'funny'])
export type ReactionWord = z.infer<typeof ReactionWord>

export const Message = z.object({
  id: Id,
  chatId: Id,
  msgNo: z.number().int(), // 1, 2, 3 … within the chat; unread = chat.lastMsgNo − readMsgNo
  author: PersonRef,
  text: z.string().nullable(), // null once removed
  sentAt: Instant,
  editedAt: Instant.nullable(),
  removedBy: z.enum(['author', 'moderator']).nullable(),
  replyTo: z.object({ id: Id, msgNo: z.number().int(), authorName: z.string(), text: z.string().nullable() }).nullable(), // text: the first 120 signs
  mentions: z.array(z.object({ id: Id, name: z.string() })), // people; the text bears «@name»
  reactions: z.array(z.object({ word: ReactionWord, by: z.array(Id) })), // ids of people, in the order they pressed
})
export type Message = z.infer<typeof Message>

export const Chat = z.object({
  id: Id,
  organizationId: Id,
  kind: ChatKind,
  automatic: AutomaticChat.nullable(),
  title: z.string().nullable(), // given by people; automatic and direct chats are named on the screen
  className: z.string().nullable(),
  classId: Id.nullable(),
  peer: PersonRef.nullable(), // direct chats: the other one
  me: Id, // the person I am in this chat
  archived: z.boolean(),
  seq: z.number().int(), // the topic's position this view is of: the cursor to listen from
  lastMsgNo: z.number().int(),
  readMsgNo: z.number().int(),
  mentioned: z.boolean(), // somebody mentioned me in what I have not read
  lastMessage: z
    .object({ msgNo: z.number().int(), authorId: Id, authorName: z.string(), text: z.string().nullable(), sentAt: Instant })
    .nullable(),
  can: z.object({ post: z.boolean(), moderate: z.boolean(), addPeople: z.boolean() }),
})
export type Chat = z.infer<typeof Chat>

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

export const Member = z.object({ person: PersonRef, part: ChatPart, joined: z.boolean() })
export type Member = z.infer<typeof Member>

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

/** The id is the message's own: a repeat is the same message, not a second one. */
export const sendMessage = command('chats.sendMessage', {
  who: 'account',
  natural: true, // by (chat, id), in the batch itself
  input: z.object({
    id: Id,
    chatId: Id,
    text: z.string().trim().min(1).max(8000),
    replyTo: Id.optional(),
    mentions: z.array(Id).max(50).optional(),
  }),
  output: Message,
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

/** Answers with the chat that exists if the two already talk. */
export const startDirect = command('chats.startDirect', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, personId: Id }),
  output: Chat,
})

/** An arbitrary chat or channel (R069–R071, R086): its maker is the owner. Staff only. */
export const createChat = command('chats.createChat', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    kind: z.enum(['group', 'channel']),
    title: z.string().trim().min(1).max(100),
    personIds: z.array(Id).max(2000),
  }),
  output: Chat,
})

export const addMembers = command('chats.addMembers', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, personIds: z.array(Id).min(1).max(2000) }),
  output: z.object({}),
})

export const removeMember = command('chats.removeMember', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, personId: Id }),
  output: z.object({}),
})

const MessageKey = z.object({ messageId: Id })
const SeatKey = z.object({ personIds: z.array(Id) })

export const messageSent = event('chats.messageSent', { key: MessageKey, view: Message })
/** Also tells of a removal: text null, removedBy set. */
export const messageChanged = event('chats.messageChanged', { key: MessageKey, view: Message })
export const reactionsChanged = event('chats.reactionsChanged', {
  key: MessageKey,
  view: z.object({ messageId: Id, reactions: Message.shape.reactions }),
})
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
  | typeof seatsTaken
  | typeof seatsLeft
  | typeof chatChanged
>
