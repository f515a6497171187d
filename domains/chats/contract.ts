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

/**
 * Whose coming and going a chat made by hand follows: a class's pupils or guardians (R068, R079, R087), the school's
 * deputies or teachers (R070, R082). Null: its owner gathers people one by one.
 */
export const Follows = z.enum(['pupils', 'guardians', 'deputies', 'teachers'])
export type Follows = z.infer<typeof Follows>

/** What the owner of a chat asks of everybody else there. */
export const ChatRules = z.object({
  slowSeconds: z.number().int().min(0).max(3600), // between two messages of one person
  perMinute: z.number().int().min(0).max(60), // messages of one person; 0: as many as they like
  links: z.enum(['all', 'staff']),
  writers: z.enum(['all', 'staff', 'owners']),
})
export type ChatRules = z.infer<typeof ChatRules>

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
  /** Who said it first, and when. Never where: the name of a chat is for those who sit in it. */
  forwardedFrom: z.object({ authorName: z.string(), sentAt: Instant }).nullable(),
  pinned: z.boolean(),
  /** The message that the talk it belongs to began with, and its number among the answers there. */
  chain: z.object({ id: Id, no: z.number().int() }).nullable(),
  replies: z.number().int(), // the answers to it, answers to answers included; 0 for what is itself an answer
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
  follows: Follows.nullable(),
  subject: z.string().nullable(), // of a subject chat (R068)
  open: z.boolean(), // any employee may find it and join (R073)
  lookedAt: Instant.nullable(), // when the administration last looked in
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
  rules: ChatRules,
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

/** The latest mark first: a page of 50 of all chats, or 200 of one. */
export const listBookmarks = query('chats.listBookmarks', {
  who: 'account',
  input: z.object({ chatId: Id.optional(), before: Instant.optional() }),
  output: z.object({ bookmarks: z.array(z.object({ at: Instant, message: Message })), more: z.boolean() }),
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

/** The owner's rules of a chat; what is not named stays as it is. `open`: any employee may join it. */
export const setRules = command('chats.setRules', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, ...ChatRules.partial().shape, open: z.boolean().optional() }),
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
        follows: Follows.nullable(),
        people: z.number().int(),
        joined: z.number().int(),
        pupils: z.number().int(),
        owners: z.array(z.string()), // the responsible adults
        adult: z.boolean(), // false: pupils sit here and no adult answers for it
        seated: z.boolean(), // I sit in it
        lookUntil: Instant.nullable(), // my look is open till then
      }),
    ),
  }),
})

/** R064: the chats that have to be there by themselves, what each lacks; nothing of what is said in them. */
export const checkChats = query('chats.checkChats', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    chats: z.array(
      z.object({
        automatic: AutomaticChat,
        classId: Id.nullable(),
        className: z.string().nullable(),
        chatId: Id.nullable(), // null: it is missing
        lacks: z.array(z.string()), // names of people who belong here and do not sit here
        strangers: z.array(z.string()), // who sits here and does not belong here
        adult: z.boolean(),
      }),
    ),
  }),
})

/** Opens what is missing and seats everybody where they belong. A school where all is well is left as it is. */
export const mendChats = command('chats.mendChats', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id }),
  output: z.object({}),
})

/** A chat made by hand gets another responsible adult: by its owner, or by the administration where it has none. */
export const appointOwner = command('chats.appointOwner', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, personId: Id }),
  output: z.object({}),
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

export const Look = z.object({ id: Id, by: z.string(), reason: z.string(), at: Instant, until: Instant })
export type Look = z.infer<typeof Look>

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

/** Answers with the chat that exists if the two already talk. With oneself: «Избранное», see `isSaved` in rules.ts. */
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
    follows: Follows.extract(['deputies', 'teachers']).optional(), // by the administration; `personIds` stays empty
    open: z.boolean().optional(),
  }),
  output: Chat,
})

/** What the school lets its staff make (R072): everybody, those who teach or lead a class there, or the administration. */
export const MadeBy = z.enum(['staff', 'teachers', 'administration'])
export type MadeBy = z.infer<typeof MadeBy>
export const Strategy = z.object({ groups: MadeBy, channels: MadeBy, pupils: MadeBy, guardians: MadeBy })
export type Strategy = z.infer<typeof Strategy>

/** For the staff: what the school has decided, and what I may make by that. */
export const getStrategy = query('chats.getStrategy', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    strategy: Strategy,
    can: z.object({ groups: z.boolean(), channels: z.boolean(), gather: z.boolean(), edit: z.boolean() }),
  }),
})

export const setStrategy = command('chats.setStrategy', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id, strategy: Strategy }),
  output: z.object({}),
})

/** The chats of a class for those who teach there, and what I may add to them. */
export const listClassChats = query('chats.listClassChats', {
  who: 'account',
  input: z.object({ classId: Id }),
  output: z.object({
    className: z.string(),
    chats: z.array(
      z.object({
        id: Id,
        kind: ChatKind,
        automatic: AutomaticChat.nullable(),
        follows: Follows.nullable(),
        subjectId: Id.nullable(),
        title: z.string().nullable(),
        people: z.number().int(),
        seated: z.boolean(),
      }),
    ),
    subjects: z.array(z.object({ id: Id, name: z.string() })), // that I may make a chat of here
    can: z.object({ pupils: z.boolean(), guardians: z.boolean() }),
  }),
})

/** A chat or channel of a class that follows its pupils or guardians: of a subject, or for what its title says. */
export const createClassChat = command('chats.createClassChat', {
  who: 'account',
  input: z.object({
    id: Id,
    classId: Id,
    kind: z.enum(['group', 'channel']),
    follows: Follows.extract(['pupils', 'guardians']),
    subjectId: Id.optional(),
    title: z.string().trim().min(1).max(80).optional(), // needed without a subject
  }),
  output: z.object({ chatId: Id, seated: z.boolean() }), // the administration makes it and sits in it no more than before
})

/** Chats and channels of the staff that any colleague may join instead of making another one (R073). */
export const listOpenChats = query('chats.listOpenChats', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    chats: z.array(
      z.object({
        id: Id,
        kind: ChatKind,
        title: z.string(),
        owners: z.array(z.string()),
        people: z.number().int(),
        seated: z.boolean(),
      }),
    ),
  }),
})

export const joinChat = command('chats.joinChat', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id }),
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
