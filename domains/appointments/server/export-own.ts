import { sql } from 'kysely'
import { registerExport } from '#domains/accounts'

// Talks one has offered and taken. Who came is told to the teacher only.
registerExport('appointments', async (db, accountId) => {
  const { rows: talks } = await sql`
    select t.starts_at as "startsAt", t.ends_at as "endsAt", t.place, t.note, t.teacher_id = me.id as offered,
      concat_ws(' ', p.first_name, p.patronymic, p.last_name) as teacher,
      case when t.taken_by = me.id then t.wish end as wish, t.cancelled_at as "cancelledAt"
      from people me join appointment_times t on me.id in (t.teacher_id, t.taken_by) join people p on p.id = t.teacher_id
     where me.account_id = ${accountId} order by t.starts_at`.execute(db)
  return { data: { talks } }
})
