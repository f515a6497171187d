import { sql } from 'kysely'
import type { Db } from '#server/db'

/** Whether two people talk here of whom one is a pupil. What a pupil keeps for oneself is no talk. */
export async function isWithPupil(db: Db, chatId: string): Promise<boolean> {
  const { rows } = await sql<{ talk: boolean | null }>`
    select count(distinct s.person_id) > 1 and bool_or(exists
      (select from person_roles r where r.person_id = s.person_id and r.role = 'pupil')) as talk
    from chat_seats s where s.chat_id = ${chatId}`.execute(db)
  return Boolean(rows[0]?.talk)
}

/** Whether anybody sits here now who is not of the staff. */
export async function hasFamilies(db: Db, chatId: string): Promise<boolean> {
  const { rows } = await sql`select from chat_seats s where s.chat_id = ${chatId} and s.left_at is null and not exists
    (select from person_roles r where r.person_id = s.person_id and r.role not in ('pupil', 'guardian')) limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Any employee may join it. */
export async function isOpen(db: Db, chatId: string): Promise<boolean> {
  const chat = await db.selectFrom('chats').select('opened_at').where('id', '=', chatId).executeTakeFirst()
  return Boolean(chat?.opened_at)
}

/** Whether this person is the last who answers for a chat where pupils sit. */
export async function leavesChildrenAlone(db: Db, chatId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean; others: boolean; pupils: boolean }>`
    select coalesce(bool_or(s.part = 'owner' and s.person_id = ${personId}), false) as leads,
      coalesce(bool_or(s.part = 'owner' and s.person_id <> ${personId}), false) as others,
      coalesce(bool_or(exists (select from person_roles r where r.person_id = s.person_id and r.role = 'pupil')), false) as pupils
    from chat_seats s where s.chat_id = ${chatId} and s.left_at is null`.execute(db)
  const [row] = rows
  return Boolean(row?.leads && row.pupils && !row.others)
}
