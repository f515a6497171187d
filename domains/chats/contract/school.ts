import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'
import { AutomaticChat, ChatKind, ContactTie, Follows, Look, Message, Strategy } from './models.ts'

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

/** For the chat's members: who has looked into it, and why. */
export const listLooks = query('chats.listLooks', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: z.object({ looks: z.array(Look) }),
})

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
