import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * The rows that are asked: whoever hears a chat of the announcement, is not its author and does not lead that chat; with
 * `per_child` a guardian once for each child whom the chat is about. A message that was removed asks nobody any more.
 * Columns: announcement_id, person_id, about_id. `where` narrows by a (announcements), s (chat_seats), c (chats).
 */
export const expected = (where: RawBuilder<SqlBool>) => sql<{
  announcement_id: string
  person_id: string
  about_id: string
}>`
  select distinct a.id as announcement_id, s.person_id, coalesce(k.pupil_id, s.person_id) as about_id
    from announcements a
    join announcement_chats ac on ac.announcement_id = a.id
    join messages m on m.chat_id = ac.chat_id and m.id = ac.message_id and m.removed_at is null
    join chats c on c.id = ac.chat_id
    join chat_seats s on s.chat_id = c.id and s.left_at is null and s.person_id <> a.author_id
     and s.part = case c.kind when 'channel' then 'reader' else 'member' end
    left join lateral (
      select g.pupil_id from bonds_talking g join people p on p.id = g.pupil_id and p.left_at is null
       where a.per_child and g.guardian_id = s.person_id
         and (c.class_id is null or exists (select from class_seats cs where cs.class_id = c.class_id
               and cs.person_id = g.pupil_id and cs.part = 'pupil' and cs.left_at is null))) k on true
   where a.state = 'published' and a.acknowledge and (not a.per_child or k.pupil_id is not null) and ${where}`

/** Of these announcements, who has confirmed of how many. */
export const counted = (where: RawBuilder<SqlBool>) => sql<{ id: string; confirmed: number; of: number }>`
  select e.announcement_id as id, count(*)::int as of, count(k.at)::int as confirmed
    from (${expected(where)}) e
    left join acknowledgements k using (announcement_id, person_id, about_id)
   group by e.announcement_id`

/** Families of these classes: pupils, their guardians, rows about them. By e (expected). */
export const ofClasses = (classIds: string[]) => sql<SqlBool>`exists (
  select from class_seats cs where cs.class_id = any(${classIds}::uuid[]) and cs.part = 'pupil' and cs.left_at is null
     and (cs.person_id = e.about_id or cs.person_id = e.person_id
       or (e.about_id = e.person_id and exists (select from bonds_talking g
            where g.guardian_id = e.person_id and g.pupil_id = cs.person_id))))`
