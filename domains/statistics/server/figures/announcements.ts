import { sql } from 'kysely'
import { progressWhere } from '#domains/announcements'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { Figures } from '../../contract.ts'
import type { Period } from '../period.ts'

/** Published in the period; what has been confirmed and read by now. Shares over all of them, never who. */
export async function countAnnouncements(
  db: Db,
  organizationId: string,
  { from, to }: Period,
): Promise<Figures['announcements']> {
  const ours = sql<boolean>`a.organization_id = ${organizationId} and a.state = 'published'
    and a.published_at >= ${from} and a.published_at < ${to}`
  const { rows } = await sql<Figures['announcements']>`
    select (select count(*)::int from announcements a where ${ours}) as published,
      coalesce(sum(n.of), 0)::int as asked, coalesce(sum(n.confirmed), 0)::int as confirmed,
      coalesce(sum(n.of - n.confirmed) filter (where d.deadline < ${now()}), 0)::int as overdue,
      r.told, r.read
    from (select count(*)::int as told, count(*) filter (where s.read_msg_no >= m.msg_no)::int as read
        from announcements a join announcement_chats ac on ac.announcement_id = a.id
        join messages m on m.chat_id = ac.chat_id and m.id = ac.message_id
        join chats c on c.id = ac.chat_id
        join chat_seats s on s.chat_id = c.id and s.left_at is null and s.account_id is not null
         and s.part = case c.kind when 'channel' then 'reader' else 'member' end
       where ${ours}) r
      left join (${progressWhere(ours)}) n on true left join announcements d on d.id = n.id
    group by r.told, r.read`.execute(db)
  return rows[0]!
}
