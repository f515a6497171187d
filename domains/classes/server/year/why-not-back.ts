import { type Selectable, sql } from 'kysely'
import type { Database, Db } from '#server/db'

type YearRow = Selectable<Database['school_years']>

/** What stands on a new year: messages in its chats, and every movement since. */
export async function whyNotBack(
  db: Db,
  { id, organization_id, changes, started_at }: YearRow,
): Promise<{ ru: string; en: string } | null> {
  const opened = changes.pairs.flatMap(({ newId }) => newId ?? [])
  const { rows } = await sql<{ talked: number; moved: number; seated: number; joined: number }>`
    select
      (select count(*)::int from messages m join chats c on c.id = m.chat_id where c.class_id = any(${opened}::uuid[])) as talked,
      (select count(*)::int from movements m where m.organization_id = ${organization_id} and m.undone_at is null
        and m.made_at > ${started_at} and m.school_year_id is distinct from ${id}
        and (m.from_class_id = any(${opened}::uuid[]) or m.to_class_id = any(${opened}::uuid[]))) as moved,
      (select count(*)::int from class_seats s where s.class_id = any(${opened}::uuid[])
        and (s.left_at is not null or not s.id = any(${changes.taken}::uuid[]))) as seated,
      (select count(*)::int from people p where p.id = any(${changes.graduates}::uuid[]) and p.left_at is null) as joined`.execute(
    db,
  )
  const { talked, moved, seated, joined } = rows[0]!
  if (talked > 0) {
    return {
      ru: 'В чатах новых классов уже пишут: вернуть прошлый год нельзя',
      en: 'People already write in the chats of the new classes: the year cannot be taken back',
    }
  }
  if (moved + seated + joined > 0) {
    return {
      ru: 'Составы новых классов уже меняли: вернуть прошлый год целиком нельзя',
      en: 'The new classes have changed since: the year cannot be taken back as a whole',
    }
  }
  return null
}
