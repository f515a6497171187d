import { postMessage } from '#domains/chats'
import { readHours } from '#domains/quiet'
import { decide } from '#rules/quiet'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { append, inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import * as contract from '../../contract.ts'
import { nextOf } from '../../rules/occurrences.ts'
import { chatsOf, type PlannedRow } from './access.ts'
import { planOf } from './views.ts'

/** Whoever plans says it in these words, and the card stands below them. */
type Said = 'planned' | 'changed' | 'soon' | 'off' | 'dayOff'

const BEFORE = 15 * 60_000

const say = defineJob<{ plannedId: string; said: Said; day?: string }>('calls.sayPlanned', async (db, payload) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('planned_calls').selectAll().where('id', '=', payload.plannedId).executeTakeFirst()
    if (row) await tellChats(tx, row, payload.said, payload.day)
  })
  publish(facts)
})

/** At night the word waits for the morning, as a message does; screens that are open learn of it at once. */
export async function sayPlanned(tx: Tx, row: PlannedRow, said: Said, day?: string): Promise<void> {
  await tellPlanned(tx, row.id, row.created_by)
  const school = (await readHours(tx, [row.organization_id])).get(row.organization_id)
  const verdict = school && decide(school.hours, { now: now(), zone: school.zone, working: false })
  if (!verdict || verdict.kind === 'now') return tellChats(tx, row, said, day)
  await addJob(tx, say, { plannedId: row.id, said, ...(day ? { day } : {}) }, { runAt: verdict.until })
}

/** To screens that are open in each of its chats: it is another one now, it has begun, it is over. */
export async function tellPlanned(tx: Tx, plannedId: string, actorId: string | null): Promise<void> {
  const view = { plannedId }
  for (const chatId of (await chatsOf(tx, plannedId)).toSorted())
    await append(tx, `chat:${chatId}`, contract.plannedChanged, view, actorId, { view })
}

async function tellChats(tx: Tx, row: PlannedRow, said: Said, day?: string): Promise<void> {
  const text = textOf(row, said, day)
  for (const chatId of (await chatsOf(tx, row.id)).toSorted())
    await postMessage(tx, {
      chatId,
      personId: row.created_by,
      text,
      attachment: { type: 'plannedCall', id: row.id },
    })
}

/** A quarter of an hour before the next one: told once for each day. */
export const remind = defineJob<{ plannedId: string }>('calls.remind', async (db, { plannedId }) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const found = tx.selectFrom('planned_calls').selectAll().where('id', '=', plannedId).forUpdate()
    const row = await found.executeTakeFirst()
    if (!row || row.called_off_at) return
    const next = nextOf(planOf(row), now(), await skipsOf(tx, plannedId))
    if (next && next.startsAt.getTime() - BEFORE <= now().getTime() && next.startsAt > now()) {
      const told = await tx
        .insertInto('planned_call_reminders')
        .values({ planned_id: plannedId, day: next.day })
        .onConflict((oc) => oc.doNothing())
        .returning('day')
        .executeTakeFirst()
      if (told) await tellChats(tx, row, 'soon', next.day)
    }
    await remindLater(tx, row)
  })
  publish(facts)
})

/** Looks at the next one that nobody has been reminded of. */
export async function remindLater(tx: Tx, row: PlannedRow): Promise<void> {
  const told = await tx.selectFrom('planned_call_reminders').select('day').where('planned_id', '=', row.id).execute()
  const passed = new Set([...(await skipsOf(tx, row.id)), ...told.map(({ day }) => day)])
  const next = nextOf(planOf(row), new Date(now().getTime() + 1000), passed)
  if (!next || row.called_off_at) return
  const runAt = new Date(Math.max(next.startsAt.getTime() - BEFORE, now().getTime() + 1000))
  await addJob(tx, remind, { plannedId: row.id }, { runAt, key: `plan ${row.id}` })
}

export async function skipsOf(tx: Tx, plannedId: string): Promise<Set<string>> {
  const skips = await tx.selectFrom('planned_call_skips').select('day').where('planned_id', '=', plannedId).execute()
  return new Set(skips.map(({ day }) => day))
}

function textOf(row: PlannedRow, said: Said, day?: string): string {
  const plan = planOf(row)
  const from = day ? new Date(Date.parse(day) - 24 * 3600_000) : now()
  const next = nextOf(plan, from)
  const format = { timeZone: row.time_zone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  const when = next ? new Intl.DateTimeFormat('ru', format).format(next.startsAt) : ''
  const called = `«${row.title}»`
  if (said === 'soon') return `Скоро начнётся: ${called}, ${when}`
  if (said === 'off') return `Отменено: ${called}`
  if (said === 'dayOff') return `Отменено ${when}: ${called}`
  return `${said === 'changed' ? 'Изменено' : 'Запланирован звонок'}: ${called}, ${when}`
}
