import { z } from 'zod'
import { command, Day, Id, Instant, query } from '#contract'
import { FileRef } from '#contract/files'
import { PersonRef } from '#contract/people'

export const FoundKind = z.enum(['messages', 'files', 'people', 'announcements'])
export type FoundKind = z.infer<typeof FoundKind>

/** A piece of text with the places of the found words in it: offsets of UTF-16 signs, ends excluded. Never HTML. */
export const Snippet = z.object({ text: z.string(), marks: z.array(z.tuple([z.number().int(), z.number().int()])) })
export type Snippet = z.infer<typeof Snippet>

/** `/chats/:chatId?message=:msgNo` leads there. */
const Place = {
  chatId: Id,
  msgNo: z.number().int(),
  author: PersonRef,
  at: Instant,
}

export const FoundMessage = z.object({
  ...Place,
  messageId: Id,
  snippet: Snippet,
  exact: z.boolean(), // the words stand there one after another, as they were typed
})
export type FoundMessage = z.infer<typeof FoundMessage>

export const FoundFile = z.object({ ...Place, file: FileRef, name: Snippet })
export type FoundFile = z.infer<typeof FoundFile>

export const FoundAnnouncement = z.object({ ...Place, announcementId: Id, title: Snippet, snippet: Snippet })
export type FoundAnnouncement = z.infer<typeof FoundAnnouncement>

export const FoundPerson = z.object({
  organizationId: Id,
  person: PersonRef,
  name: Snippet,
  chatId: Id.nullable(), // our direct chat, where there is one
})
export type FoundPerson = z.infer<typeof FoundPerson>

/**
 * Newest first, over the chats where the account has a seat now. Without `kind` the first few of each;
 * with it a page, and `next` for the following one.
 */
export const find = query('search.find', {
  who: 'account',
  input: z.object({
    text: z.string().trim().min(1).max(200),
    kind: FoundKind.optional(),
    organizationId: Id.optional(),
    chatId: Id.optional(),
    authorId: Id.optional(), // a person
    from: Day.optional(), // days of the school's calendar, both included
    to: Day.optional(),
    before: z.string().max(100).optional(), // `next` of the page before
  }),
  output: z.object({
    messages: z.array(FoundMessage),
    files: z.array(FoundFile),
    announcements: z.array(FoundAnnouncement),
    people: z.array(FoundPerson),
    next: z.string().nullable(),
  }),
})

/** Who has written in the chats where I sit: for the filter by author. */
export const findAuthors = query('search.findAuthors', {
  who: 'account',
  input: z.object({ text: z.string().trim().min(1).max(100), chatId: Id.optional() }),
  output: z.object({ people: z.array(PersonRef) }),
})

/** The operator's: makes the whole index anew. */
export const rebuildIndex = command('search.rebuildIndex', {
  who: 'operator',
  natural: true,
  input: z.object({}),
  output: z.object({}),
})
