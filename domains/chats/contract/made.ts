import { z } from 'zod'
import { command, Id, query } from '#contract'
import { AutomaticChat, Chat, ChatKind, ChatRules, Follows } from './models.ts'

/** The owner's rules of a chat; what is not named stays as it is. `open`: any employee may join it. */
export const setRules = command('chats.setRules', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, ...ChatRules.partial().shape, open: z.boolean().optional() }),
  output: Chat,
})

/** Another name for a chat that people have named, and what it is for. In a class's chat the class stays before it. */
export const nameChat = command('chats.nameChat', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, title: z.string().trim().min(1).max(100), about: z.string().trim().max(300) }),
  output: Chat,
})

/** The excursion is over: everybody reads on, nobody writes. `on: false` opens it again. See `Chat.closable`. */
export const closeChat = command('chats.closeChat', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, on: z.boolean() }),
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
