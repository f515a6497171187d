import { sql } from 'kysely'
import type { AnyQuery, InputOf, OutputOf } from '#contract'
import { listWaiting as listAnnouncementsWaiting } from '#contract/announcements'
import { listMine as listMyConsents } from '#contract/consents'
import { listJoinRequests } from '#contract/invitations'
import { listTasks } from '#contract/lessons'
import { countDesk } from '#contract/moderation'
import { listMyHats } from '#contract/people'
import { listMyVotes } from '#contract/polls'
import { countWaiting } from '#contract/support'
import { announcements } from '#domains/announcements'
import { consents } from '#domains/consents'
import { invitations } from '#domains/invitations'
import { lessons } from '#domains/lessons'
import { moderation } from '#domains/moderation'
import { people } from '#domains/people'
import { polls } from '#domains/polls'
import { support } from '#domains/support'
import type { Db } from '#server/db'
import type { Actor, Call } from '#server/operation'
import type { Waiting } from '../contract.ts'

type Ask = <C extends AnyQuery>(contract: C, input: InputOf<C>) => Promise<OutputOf<C>>
type Source = (db: Db, actor: Actor, ask: Ask) => Promise<Waiting | null>

const known = [people, invitations, announcements, consents, lessons, polls, moderation, support].flat()

/**
 * What waits for one account. Other domains are asked as the person would ask them, so nobody is told of more than
 * their screens show.
 */
export async function readWaiting(db: Db, actor: Actor): Promise<Waiting[]> {
  const call: Call = { actor, language: 'ru', ip: '', userAgent: '', origin: '', setSession: () => undefined }
  const ask: Ask = async (contract, input) =>
    (await known.find((one) => one.contract.name === contract.name)!.run(db, call, input)) as OutputOf<typeof contract>
  const found: Waiting[] = []
  for (const source of sources) {
    const one = await source(db, actor, ask)
    if (one && one.count > 0) found.push(one)
  }
  return found
}

const mentions: Source = async (db, actor) => {
  const { rows } = await sql<{ count: number; chat_id: string; msg_no: number }>`
    select count(*)::int as count, min(n.chat_id::text) as chat_id, min(n.msg_no) as msg_no
      from chat_seats s join mentions n on n.person_id = s.person_id and n.chat_id = s.chat_id and n.msg_no > s.read_msg_no
     where s.account_id = ${actor.accountId} and s.left_at is null`.execute(db)
  const { count, chat_id, msg_no } = rows[0]!
  return { kind: 'mentions', count, href: count === 1 ? `/chats/${chat_id}?at=${msg_no}` : '/chats', about: null }
}

const toAcknowledge: Source = async (_db, _actor, ask) => {
  const { waiting } = await ask(listAnnouncementsWaiting, {})
  const only = waiting.length === 1 ? waiting[0]!.announcement.title : null
  return { kind: 'announcements', count: waiting.length, href: '/important', about: only }
}

const toSign: Source = async (_db, _actor, ask) => {
  const waiting = (await ask(listMyConsents, {})).mine.filter(({ waits }) => waits)
  const [only] = waiting
  const about = waiting.length === 1 ? only!.request.title : null
  return { kind: 'consents', count: waiting.length, href: '/consents', about }
}

/** Works that a teacher has sent back, one's own or a child's. */
const toPutRight: Source = async (_db, _actor, ask) => {
  const { hats } = await ask(listMyHats, {})
  const lists = []
  for (const { organization } of hats) lists.push((await ask(listTasks, { organizationId: organization.id })).tasks)
  const waiting = lists.flat().filter(({ state }) => state === 'returned')
  const about = waiting.length === 1 ? waiting[0]!.subject.name : null
  return { kind: 'works', count: waiting.length, href: '/today', about }
}

/** Open questions of my chats where I have not chosen. */
const toVote: Source = async (db, actor, ask) => {
  const { rows } = await sql<{ id: string; chat_id: string; question: string; msg_no: number }>`
    select p.id, p.chat_id, p.question, m.msg_no from polls p
      join chat_seats s on s.chat_id = p.chat_id and s.account_id = ${actor.accountId} and s.left_at is null
      join messages m on m.chat_id = p.chat_id and m.id = p.message_id and m.removed_at is null
     where p.closed_at is null and (p.closes_at is null or p.closes_at > now())
       and p.created_at > now() - interval '30 days' and p.author_id <> s.person_id
     order by p.closes_at nulls last, p.created_at desc limit 50`.execute(db)
  const voted = new Set<string>()
  for (const chatId of new Set(rows.map((row) => row.chat_id))) {
    const { votes } = await ask(listMyVotes, { chatId })
    for (const { pollId, choices } of votes) if (choices.length > 0) voted.add(pollId)
  }
  const open = rows.filter(({ id }) => !voted.has(id))
  const first = open[0]
  if (!first) return null
  const about = open.length === 1 ? first.question : null
  return { kind: 'polls', count: open.length, href: `/chats/${first.chat_id}?at=${first.msg_no}`, about }
}

const toDecide: Source = async (_db, _actor, ask) => {
  const { hats } = await ask(listMyHats, {})
  let count = 0
  for (const { can, organization } of hats) {
    if (!can.administer && !can.leadClasses) continue
    count += (await ask(listJoinRequests, { organizationId: organization.id })).waiting
  }
  return { kind: 'requests', count, href: '/school/requests', about: null }
}

const desk: Source = async (_db, _actor, ask) => {
  const { waiting } = await ask(countDesk, {})
  return { kind: 'desk', count: waiting, href: '/important', about: null }
}

const measures: Source = async (_db, _actor, ask) => {
  const { mine } = await ask(countDesk, {})
  return { kind: 'measures', count: mine, href: '/important', about: null }
}

/** Answers to my questions; to whoever runs a school or the installation, questions of others. */
const help: Source = async (_db, _actor, ask) => {
  const { mine, school, operator } = await ask(countWaiting, {})
  const href = school > 0 ? '/school/help' : operator > 0 ? '/operator/help' : '/more/help'
  return { kind: 'help', count: mine + school + operator, href, about: null }
}

const sources: readonly Source[] = [mentions, toAcknowledge, toSign, toPutRight, toVote, toDecide, desk, measures, help]
