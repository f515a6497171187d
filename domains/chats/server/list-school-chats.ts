import { sql } from 'kysely'
import { now } from '#server/clock'
import { type Actor, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, onlyAdministration } from './access.ts'

type SchoolChat = (typeof contract.listSchoolChats)['output']['_output']['chats'][number]

/** Names and numbers of people, never a text (R153–R155): who leads each chat, and which have no responsible adult. */
export const listSchoolChats = handleQuery(contract.listSchoolChats, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor as Actor, input.organizationId)
  if (!self.administers) throw onlyAdministration()
  const { rows } = await sql<SchoolChat>`
    select c.id, c.kind, c.automatic, c.follows, c.title, k.name as "className",
      count(s.person_id)::int as people, count(s.account_id)::int as joined,
      count(s.person_id) filter (where r.pupil)::int as pupils,
      not coalesce(bool_or(r.pupil), false) or coalesce(bool_or(s.part = 'owner' and r.staff), false) as adult,
      coalesce(jsonb_agg(s.card->>'name' order by s.card->>'name') filter (where s.part = 'owner'), '[]') as owners,
      coalesce(bool_or(s.person_id = ${self.personId}), false) as seated,
      (select max(l.until) from looks l
        where l.chat_id = c.id and l.account_id = ${actor.accountId} and l.until > ${now()}) as "lookUntil"
    from chats c left join classes k on k.id = c.class_id
      left join chat_seats s on s.chat_id = c.id and s.left_at is null
      left join lateral (select bool_or(p.role = 'pupil') as pupil, bool_or(p.role not in ('pupil', 'guardian')) as staff
        from person_roles p where p.person_id = s.person_id) r on true
    where c.organization_id = ${input.organizationId} and c.archived_at is null and c.kind <> 'direct'
    group by c.id, k.id order by k.parallel nulls first, k.name, c.automatic, c.title`.execute(tx)
  return { chats: rows.map((row) => ({ ...row, lookUntil: row.lookUntil && new Date(row.lookUntil).toISOString() })) }
})
