import { z } from 'zod'
import { command, type EventOf, event, Id, Instant, query } from '#contract'
import { FileRef } from '#contract/files'
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

/** Why a message waits: the night, the hour its author chose, or somebody's look at it. */
export const HeldFor = z.enum(['quiet', 'scheduled', 'review'])
export type HeldFor = z.infer<typeof HeldFor>

export const Message = z.object({
  id: Id,
  chatId: Id,
  msgNo: z.number().int(), // 1, 2, 3 … within the chat, 0 while held; unread = chat.lastMsgNo − readMsgNo
  author: PersonRef,
  text: z.string().nullable(), // null once removed
  sentAt: Instant,
  editedAt: Instant.nullable(),
  removedBy: z.enum(['author', 'moderator']).nullable(),
  replyTo: z
    .object({ id: Id, msgNo: z.number().int(), authorName: z.string(), text: z.string().nullable() })
    .nullable(), // text: the first 120 signs
  mentions: z.array(z.object({ id: Id, name: z.string() })), // people; the text bears «@name»
  reactions: z.array(z.object({ word: ReactionWord, by: z.array(Id) })), // ids of people, in the order they pressed
  files: z.array(FileRef),
  /** What it carries of another domain: a poll, an announcement. Screens draw it by its type. */
  attachment: z.object({ type: z.string(), id: Id }).nullable(),
  forwardedFrom: z.object({ authorName: z.string(), sentAt: Instant }).nullable(),
  pinned: z.boolean(),
  /** Null once it is in the chat. Held messages are seen by their author only; `heldUntil` null = until somebody decides. */
  heldFor: HeldFor.nullable(),
  heldUntil: Instant.nullable(),
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
    .object({
      msgNo: z.number().int(),
      authorId: Id,
      authorName: z.string(),
      text: z.string().nullable(),
      sentAt: Instant,
    })
    .nullable(),
  options: z.object({
    notify: z.enum(['all', 'mentions', 'nothing']),
    mutedUntil: Instant.nullable(),
    archived: z.boolean(), // put away by me; `archived` above is the school's
    folder: z.string().nullable(),
  }),
  rules: z.object({ slowSeconds: z.number().int(), links: z.enum(['all', 'staff']) }),
  silencedUntil: Instant.nullable(), // I may read, not write
  can: z.object({ post: z.boolean(), moderate: z.boolean(), addPeople: z.boolean(), pin: z.boolean() }),
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

/** Mine alone; over all chats. */
export const bookmark = command('chats.bookmark', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, messageId: Id, on: z.boolean() }),
  output: z.object({}),
})

export const listBookmarks = query('chats.listBookmarks', {
  who: 'account',
  input: z.object({}),
  output: z.object({ messages: z.array(Message) }),
})

/** Who has read one's own message: only in chats of at most 30 people, only for the author. */
export const listReaders = query('chats.listReaders', {
  who: 'account',
  input: z.object({ chatId: Id, messageId: Id }),
  output: z.object({ readers: z.array(PersonRef), of: z.number().int() }),
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
  }),
  output: Chat,
})

/** The owner's rules of a chat: slow mode, links from staff only. */
export const setRules = command('chats.setRules', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, slowSeconds: z.number().int().min(0).max(3600), links: z.enum(['all', 'staff']) }),
  output: Chat,
})

export const ContactTie = z.enum([
  'colleague',
  'classmate',
  'ownTeacher',
  'ownPupil',
  'ownPupilsGuardian',
  'ownChildsTeacher',
  'administration',
  'guardianOfSchool',
  'ownChild',
  'ownGuardian',
  'fellowParent',
])

/** Which ties let a direct chat begin. An adult without a tie to a pupil cannot begin, whatever is set. */
export const getContactRules = query('chats.getContactRules', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    allowed: z.array(ContactTie),
    standard: z.boolean(),
    presets: z.object({ strict: z.array(ContactTie), usual: z.array(ContactTie), teacherFirst: z.array(ContactTie) }),
  }),
})

export const setContactRules = command('chats.setContactRules', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id, allowed: z.array(ContactTie) }),
  output: z.object({}),
})

/** The school's chats by name and size, never a text: for the administration. */
export const listSchoolChats = query('chats.listSchoolChats', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    chats: z.array(
      z.object({
        id: Id,
        kind: ChatKind,
        automatic: AutomaticChat.nullable(),
        title: z.string().nullable(),
        className: z.string().nullable(),
        people: z.number().int(),
        joined: z.number().int(),
        owners: z.array(z.string()), // the responsible adults; empty = a chat without one
        seated: z.boolean(), // I sit in it
      }),
    ),
  }),
})

/** An administrator's look into a chat without a seat: half an hour, with a reason, shown to its members. */
export const lookInto = command('chats.lookInto', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, reason: z.string().trim().min(5).max(300) }),
  output: z.object({ until: Instant }),
})

/** What the look shows: the newest messages, or those before a number. Refused without an open look. */
export const listLookedMessages = query('chats.listLookedMessages', {
  who: 'account',
  input: z.object({ chatId: Id, before: z.coerce.number().int().optional() }),
  output: z.object({ messages: z.array(Message), until: Instant }),
})

export const Look = z.object({ by: z.string(), reason: z.string(), at: Instant })

/** For the chat's members: who has looked into it, and why. */
export const listLooks = query('chats.listLooks', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: z.object({ looks: z.array(Look) }),
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
export const pinsChanged = event('chats.pinsChanged', {
  key: MessageKey,
  view: z.object({ messageId: Id, pinned: z.boolean() }),
})
/** In the account's topic: my waiting messages have changed. */
export const heldChanged = event('chats.heldChanged', { key: z.object({ chatId: Id }), view: z.object({ chatId: Id }) })
/** In the account's topic: what I want of a chat, or what it lets me do, has changed. */
export const optionsChanged = event('chats.optionsChanged', {
  key: z.object({ chatId: Id }),
  view: z.object({ chatId: Id }),
})
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
