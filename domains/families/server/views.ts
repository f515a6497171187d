import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Database, Db } from '#server/db'
import type { Limit } from '../contract.ts'

type Row = Selectable<Database['guardian_limits']> & { guardian: string; pupil: string }

const nameOf = (table: string) =>
  sql.raw(`concat_ws(' ', ${table}.last_name, ${table}.first_name, ${table}.patronymic)`)

/** Those in force first. `where` narrows by l (guardian_limits). */
export async function viewLimits(db: Db, where: RawBuilder<SqlBool>): Promise<Limit[]> {
  const { rows } = await sql<Row>`
    select l.*, ${nameOf('g')} as guardian, ${nameOf('p')} as pupil, ${nameOf('s')} as set_by, ${nameOf('w')} as lifted_by
      from guardian_limits l join people g on g.id = l.guardian_id join people p on p.id = l.pupil_id
      join people s on s.id = l.set_by left join people w on w.id = l.lifted_by
     where ${where} order by l.lifted_at is not null, l.set_at desc`.execute(db)
  return rows.map(viewLimit)
}

export async function viewOne(db: Db, limitId: string): Promise<Limit> {
  const [limit] = await viewLimits(db, sql<SqlBool>`l.id = ${limitId}`)
  return limit!
}

const viewLimit = (row: Row): Limit => ({
  id: row.id,
  guardian: { id: row.guardian_id, fullName: row.guardian },
  pupil: { id: row.pupil_id, fullName: row.pupil },
  sight: row.sight,
  signing: row.signing,
  talk: row.talk,
  ground: row.ground,
  document: row.document,
  number: row.number,
  day: row.day,
  reason: row.reason,
  setBy: row.set_by,
  setAt: row.set_at.toISOString(),
  lifted: row.lifted_at
    ? { by: row.lifted_by ?? '', at: row.lifted_at.toISOString(), reason: row.lifted_reason ?? '' }
    : null,
})
