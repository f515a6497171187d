import { sql } from 'kysely'
import type { Db } from '#server/db'

/** The chat to open first after joining: the class, its parents, or the staff room. */
export async function findFirstChat(db: Db, personId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select c.id from chat_seats s join chats c on c.id = s.chat_id left join classes k on k.id = c.class_id
     where s.person_id = ${personId} and s.left_at is null and c.automatic in ('class', 'parents', 'staff') and c.archived_at is null
     order by array_position(array['class', 'parents', 'staff'], c.automatic), k.parallel, k.name limit 1`.execute(db)
  return rows[0]?.id ?? null
}
