import type { School } from '#test/school'
import type { World } from '#test/world'
import type { AutomaticChat, ChatEvent } from '../contract.ts'
import { eventViews } from './event-views.ts'

/** A class with everybody who belongs to it, and the ids of the chats that appeared by themselves. */
export async function cast(world: World, school: School) {
  const class7a = await school.addClass('7А')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const director = await school.person('Павел Андреевич Громов', 'director')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const algebra = await school.person('Игорь Павлович Мельник', 'teacher')
  await school.seat(algebra, class7a, 'teacher')
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const alia = await school.pupil('Алия Ахметова', class7a)
  const mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  const { seatPeople } = await import('./seat-people.ts')
  const { inTransaction } = await import('#server/events')
  await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId: school.organizationId, actorId: null }))
  const rows = await world.db
    .selectFrom('chats')
    .select(['id', 'automatic'])
    .where('organization_id', '=', school.organizationId)
    .where('automatic', 'is not', null)
    .execute()
  const chats = Object.fromEntries(rows.map((row) => [row.automatic, row.id])) as Record<AutomaticChat, string>
  return { class7a, administrator, director, elena, algebra, mitya, alia, mother, chats }
}

export async function lastSeq(world: World, topicId: string): Promise<number> {
  const topic = await world.db
    .selectFrom('topics')
    .select('last_seq')
    .where('topic_id', '=', topicId)
    .executeTakeFirst()
  return topic?.last_seq ?? 0
}

/** The chat's log after a position, with the views a client would receive now. */
export async function eventsAfter(world: World, chatId: string, seq: number): Promise<ChatEvent[]> {
  const rows = await world.db
    .selectFrom('events')
    .selectAll()
    .where('topic_id', '=', chatId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
  const events: unknown[] = []
  for (const row of rows) {
    const fact = { topic: `chat:${chatId}` as const, seq: row.seq, type: row.type, key: row.key, at: row.at }
    const load = eventViews[row.type as keyof typeof eventViews]
    const view = load ? (await load(world.db, [fact]))[0] : row.key
    events.push({ seq: row.seq, type: row.type, at: row.at.toISOString(), view })
  }
  return events as ChatEvent[]
}
