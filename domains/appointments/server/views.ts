import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { spokenName } from '#domains/people'
import type { Db } from '#server/db'
import type { Time } from '../contract.ts'

interface Row {
  id: string
  starts_at: Date
  ends_at: Date
  place: string
  note: string | null
  teacher_id: string
  last_name: string
  first_name: string
  patronymic: string | null
  post: string | null
  taken_by: string | null
  by_name: string
  pupil_id: string | null
  pupil_name: string
  class_name: string | null
  wish: string | null
  cancelled_at: Date | null
  reason: string | null
}

const nameOf = (table: string) => sql.raw(`concat_ws(' ', ${table}.first_name, ${table}.last_name)`)

/** `where` narrows by t (appointment_times) and p (its teacher); in the order of the clock. */
export async function viewTimes(db: Db, where: RawBuilder<SqlBool>): Promise<Time[]> {
  const { rows } = await sql<Row>`
    select t.*, p.last_name, p.first_name, p.patronymic, p.post, ${nameOf('b')} as by_name, ${nameOf('u')} as pupil_name,
      (select min(c.name) from class_seats s join classes c on c.id = s.class_id and c.archived_at is null and c.kind = 'class'
        where s.person_id = t.pupil_id and s.part = 'pupil' and s.left_at is null) as class_name
      from appointment_times t join people p on p.id = t.teacher_id
      left join people b on b.id = t.taken_by left join people u on u.id = t.pupil_id
     where ${where} order by t.starts_at, t.id limit 1000`.execute(db)
  return rows.map(viewTime)
}

export async function viewOne(db: Db, id: string): Promise<Time> {
  const [time] = await viewTimes(db, sql<SqlBool>`t.id = ${id}`)
  if (!time) throw new Error(`time ${id} is not here`)
  return time
}

const viewTime = (row: Row): Time => ({
  id: row.id,
  teacher: { id: row.teacher_id, name: spokenName(row, ['teacher']), about: row.post },
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  place: row.place,
  note: row.note,
  taken: row.taken_by
    ? {
        by: { id: row.taken_by, name: row.by_name },
        pupil: { id: row.pupil_id!, name: row.pupil_name, className: row.class_name },
        wish: row.wish,
      }
    : null,
  cancelled: row.cancelled_at && { reason: row.reason },
})
