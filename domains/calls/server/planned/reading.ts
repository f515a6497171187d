import { sql } from 'kysely'
import { holdChat } from '#domains/chats'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { type Held, occurrencesOf, overlap, type Plan } from '../../rules/occurrences.ts'
import { accessPlanned } from './access.ts'
import { minuteOf, readPlanned, viewOccurrence, viewPlanned } from './views.ts'

const EIGHT_WEEKS = 56 * 24 * 3600_000
const LONGEST = 100 * 24 * 3600_000

export const getPlanned = handleQuery(contract.getPlanned, async ({ tx, actor, input }) => {
  const { row, manages, starts } = await accessPlanned(tx, actor, input.plannedId)
  const off = row.called_off_at !== null
  return { planned: await readPlanned(tx, row.id), can: { change: manages && !off, start: starts && !off } }
})

export const listPlanned = handleQuery(contract.listPlanned, async ({ tx, actor, input }) => {
  const [from, to] = [new Date(input.from), new Date(input.to)]
  if (to.getTime() - from.getTime() > LONGEST) throw invalid('Слишком долгий срок', 'Too long a time', 'to')
  const items = []
  for (const { view, plan, skipped } of (await viewPlanned(tx, await plansFor(tx, actor.accountId))).values()) {
    if (view.calledOffAt) continue
    for (const held of occurrencesOf(plan, from, to))
      items.push({ planned: view, at: viewOccurrence(held, skipped.has(held.day)) })
  }
  return { items: items.toSorted((a, b) => a.at.startsAt.localeCompare(b.at.startsAt)) }
})

/** Plans whose chats the account sits in. */
export async function plansFor(db: Db, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ planned_id: string }>`
    select distinct c.planned_id from planned_call_chats c join planned_calls p on p.id = c.planned_id
      join chat_seats s on s.chat_id = c.chat_id and s.left_at is null and s.account_id = ${accountId}
     where p.called_off_at is null and (p.repeat <> 'once' or p.first_day > now() - interval '100 days')`.execute(db)
  return rows.map(({ planned_id }) => planned_id)
}

/** Times are the planner's to choose; whom they part is said before. */
export const findConflicts = handleQuery(contract.findConflicts, async ({ tx, actor, input }) => {
  const chatIds = [input.chatIds].flat()
  let organizationId = ''
  for (const chatId of chatIds) organizationId = (await holdChat(tx, actor, chatId)).organizationId
  const school = tx.selectFrom('organizations').select('time_zone').where('id', '=', organizationId)
  const plan: Plan = {
    firstDay: input.day,
    startMinute: minuteOf(input.time),
    minutes: input.minutes,
    timeZone: (await school.executeTakeFirstOrThrow()).time_zone,
    repeat: input.repeat,
    untilDay: input.until ?? null,
  }
  const begin = new Date(Math.max(now().getTime(), Date.parse(input.day) - 24 * 3600_000))
  const mine = occurrencesOf(plan, begin, new Date(begin.getTime() + EIGHT_WEEKS))
  const shared = await peopleShared(tx, chatIds, input.except)
  const others = await viewPlanned(tx, [...shared.keys()])
  const conflicts = [...others.values()].flatMap(({ view, plan: other, skipped }) => {
    const meets = firstMeeting(mine, other, skipped)
    if (!meets || view.calledOffAt) return []
    return [{ title: view.title, ...timesOf(meets), people: shared.get(view.id)! }]
  })
  return { conflicts: conflicts.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, 10) }
})

const timesOf = (held: Held) => ({ startsAt: held.startsAt.toISOString(), endsAt: held.endsAt.toISOString() })

function firstMeeting(mine: Held[], other: Plan, skipped: ReadonlySet<string>): Held | undefined {
  const [first, last] = [mine[0], mine.at(-1)]
  if (!first || !last) return undefined
  return occurrencesOf(other, first.startsAt, last.endsAt).find(
    (held) => !skipped.has(held.day) && mine.some((one) => overlap(one, held)),
  )
}

/** How many people each other plan has in common with these chats. */
async function peopleShared(db: Db, chatIds: string[], except: string | undefined): Promise<Map<string, number>> {
  const { rows } = await sql<{ planned_id: string; people: number }>`
    select c.planned_id, count(distinct s.person_id)::int as people
      from chat_seats s join planned_call_chats c on c.chat_id = s.chat_id
      join planned_calls p on p.id = c.planned_id and p.called_off_at is null
     where s.left_at is null and c.planned_id is distinct from ${except ?? null}::uuid
       and s.person_id in (select person_id from chat_seats where left_at is null and chat_id = any(${chatIds}::uuid[]))
     group by c.planned_id`.execute(db)
  return new Map(rows.map(({ planned_id, people }) => [planned_id, people]))
}
