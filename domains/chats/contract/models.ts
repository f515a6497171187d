import { z } from 'zod'
import { Id, Instant } from '#contract'
import { FileRef } from '#contract/files'
import { PersonRef } from '#contract/people'
import { TIES } from '../rules.ts'

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
  about: z.string().nullable(), // what it is for, by its owner
  className: z.string().nullable(),
  classId: Id.nullable(),
  follows: Follows.nullable(),
  subject: z.string().nullable(), // of a subject chat (R068)
  open: z.boolean(), // any employee may find it and join (R073)
  lookedAt: Instant.nullable(), // when the administration last looked in
  peer: PersonRef.nullable(), // direct chats: the other one
  me: Id, // the person I am in this chat
  archived: z.boolean(),
  closable: z.boolean(), // its owner may close it to writing, or open it again
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
    pinned: z.boolean(), // at the top of my list
    unread: z.boolean(), // I have marked it: to come back to
  }),
  rules: ChatRules,
  silencedUntil: Instant.nullable(), // I may read, not write
  can: z.object({ post: z.boolean(), moderate: z.boolean(), addPeople: z.boolean(), pin: z.boolean() }),
})
export type Chat = z.infer<typeof Chat>

export const Member = z.object({ person: PersonRef, part: ChatPart, joined: z.boolean() })
export type Member = z.infer<typeof Member>

export const ContactTie = z.enum(TIES)

export const Look = z.object({ id: Id, by: z.string(), reason: z.string(), at: Instant, until: Instant })
export type Look = z.infer<typeof Look>

/** What the school lets its staff make (R072): everybody, those who teach or lead a class there, or the administration. */
export const MadeBy = z.enum(['staff', 'teachers', 'administration'])
export type MadeBy = z.infer<typeof MadeBy>

export const Strategy = z.object({ groups: MadeBy, channels: MadeBy, pupils: MadeBy, guardians: MadeBy })
export type Strategy = z.infer<typeof Strategy>
