import { sql } from 'kysely'
import { type CalendarEntry, registerCalendar } from '#domains/calls'
import { OWN_PUPILS } from './access.ts'

// In one's own calendar: the talks one has booked, and those of one's own times that are booked.
registerCalendar(async (db, accountId) => {
  const { rows } = await sql<Omit<CalendarEntry, 'path' | 'title'> & { whom: string }>`
    select t.id, t.starts_at as "startsAt", t.ends_at as "endsAt", t.place,
      case when me.id = t.teacher_id then concat_ws(' ', b.first_name, b.last_name)
        else concat_ws(' ', p.first_name, p.patronymic, p.last_name) end as whom
      from people me join appointment_times t on t.organization_id = me.organization_id and t.cancelled_at is null
      join people p on p.id = t.teacher_id join people b on b.id = t.taken_by
     where me.account_id = ${accountId} and me.left_at is null
       and (me.id = t.teacher_id or (me.id = t.taken_by and t.pupil_id in ${OWN_PUPILS(sql.ref('me.id'))}))
     order by t.starts_at`.execute(db)
  return rows.map(({ whom, ...row }) => ({ ...row, title: `Приём: ${whom}`, path: '/appointments' }))
})
