import { takeAttempt } from '#server/limits'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { asAnnounced, bySeat, findEntries, latestFirst, writePlace } from './find-entries.ts'
import { findPeople } from './find-people.ts'
import { readQuery } from './read-query.ts'
import { readAnnounced, readSeats } from './seats.ts'
import { viewAnnouncements, viewFiles, viewMessages } from './views.ts'

const PAGE = 20
const FEW = 5
const FEW_MESSAGES = 10

/** Somebody who sits in chats finds in them what was said, sent and announced there, and who sits beside. */
export const find = handleQuery(contract.find, async ({ tx, actor, input }) => {
  await takeAttempt('search', actor.accountId, 300, 60)
  const seats = await readSeats(tx, actor, input)
  const sought = await readQuery(tx, input.text)
  if (!sought) return { ...NOTHING, next: null }

  const looksFor = (kind: contract.FoundKind) => !input.kind || input.kind === kind
  const limit = input.kind ? PAGE : FEW
  const entries = async (sign: 'm' | 'f' | 'a', kind: contract.FoundKind, few = limit) =>
    looksFor(kind) ? findEntries(tx, bySeat(actor), seats, sign, sought, input, (input.kind ? PAGE : few) + 1) : []
  const announced = async () =>
    looksFor('announcements')
      ? findEntries(tx, asAnnounced(actor), await readAnnounced(tx, actor, input), 'a', sought, input, limit + 1)
      : []
  const [messages, files, announcements] = [
    await entries('m', 'messages', FEW_MESSAGES),
    await entries('f', 'files'),
    [...(await entries('a', 'announcements')), ...(await announced())].sort(latestFirst).slice(0, limit + 1),
  ]
  const page = input.kind && [...messages, ...files, ...announcements].slice(0, PAGE)
  const more = Math.max(messages.length, files.length, announcements.length) > PAGE
  const narrowed = input.authorId || input.from || input.to || input.before
  return {
    messages: await viewMessages(tx, actor, messages.slice(0, input.kind ? PAGE : FEW_MESSAGES), sought),
    files: await viewFiles(tx, actor, files.slice(0, limit), sought),
    announcements: await viewAnnouncements(tx, actor, announcements.slice(0, limit), sought),
    people: looksFor('people') && !narrowed ? await findPeople(tx, actor, input, limit) : [],
    next: more && page ? writePlace(page.at(-1)!) : null,
  }
})

const NOTHING = { messages: [], files: [], announcements: [], people: [] }
