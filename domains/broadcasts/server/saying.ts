import { postMessage } from '#domains/chats'
import { readHours } from '#domains/quiet'
import { decide } from '#rules/quiet'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import type { BroadcastRow } from './feeds.ts'

/** What is said in each of its chats, and the card stands below. */
type Said = 'planned' | 'changed' | 'soon' | 'begins' | 'off' | 'film'

const BEFORE = 15 * 60_000

const sayLater = defineJob<{ broadcastId: string; said: Said }>('broadcasts.say', async (db, { broadcastId, said }) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('broadcasts').selectAll().where('id', '=', broadcastId).executeTakeFirst()
    if (row && (said === 'off' || !row.called_off_at)) await post(tx, row, said)
  })
  publish(facts)
})

/** At night the word waits for the morning, as a message does; that it begins cannot wait, and goes unsaid then. */
export async function say(tx: Tx, row: BroadcastRow, said: Said): Promise<void> {
  const school = (await readHours(tx, [row.organization_id])).get(row.organization_id)
  const verdict = school && decide(school.hours, { now: now(), zone: school.zone, working: false })
  if (!verdict || verdict.kind === 'now') return post(tx, row, said)
  if (said === 'soon' || said === 'begins') return
  await addJob(tx, sayLater, { broadcastId: row.id, said }, { runAt: verdict.until })
}

async function post(tx: Tx, row: BroadcastRow, said: Said): Promise<void> {
  const chats = await tx
    .selectFrom('broadcast_chats')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['chat_id', 'time_zone'])
    .where('broadcast_id', '=', row.id)
    .where('archived_at', 'is', null)
    .orderBy('chat_id')
    .execute()
  for (const { chat_id, time_zone } of chats)
    await postMessage(tx, {
      chatId: chat_id,
      personId: row.planned_by,
      text: textOf(row, said, time_zone),
      attachment: { type: 'broadcast', id: row.id },
    })
}

/** A quarter of an hour before, told once. */
const remind = defineJob<{ broadcastId: string; startsAt: string }>('broadcasts.remind', async (db, payload) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const found = tx.selectFrom('broadcasts').selectAll().where('id', '=', payload.broadcastId).forUpdate()
    const row = await found.executeTakeFirst()
    if (!row || row.called_off_at || row.started_at || row.starts_at.toISOString() !== payload.startsAt) return
    if (row.starts_at > now()) await say(tx, row, 'soon')
  })
  publish(facts)
})

export async function remindLater(tx: Tx, row: BroadcastRow): Promise<void> {
  const runAt = new Date(row.starts_at.getTime() - BEFORE)
  if (runAt <= now()) return
  const payload = { broadcastId: row.id, startsAt: row.starts_at.toISOString() }
  await addJob(tx, remind, payload, { runAt, key: `broadcast ${row.id}` })
}

function textOf(row: BroadcastRow, said: Said, timeZone: string): string {
  const format = { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  const when = new Intl.DateTimeFormat('ru', format).format(row.starts_at)
  const called = `«${row.title}»`
  if (said === 'begins') return `Эфир начался: ${called}`
  if (said === 'soon') return `Скоро эфир: ${called}, ${when}`
  if (said === 'off') return `Трансляция отменена: ${called}`
  if (said === 'film') return `Готова запись трансляции: ${called}`
  return `${said === 'changed' ? 'Трансляция перенесена' : 'Запланирована трансляция'}: ${called}, ${when}`
}
