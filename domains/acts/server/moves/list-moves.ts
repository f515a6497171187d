import { sql } from 'kysely'
import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import type { MovedWhom, MoveFrom } from '../../contract.ts'
import * as contract from '../../contract.ts'

interface Row {
  id: string
  title: string
  came_from: MoveFrom
  whom: MovedWhom
  until: string | null
  class: { id: string; name: string } | null
  responsible: { id: string; name: string } | null
  moved_by: string | null
  moved_at: Date | null
  known: number
  joined: number
}

export const listMoves = handleQuery(contract.listMoves, async ({ tx, actor, input }) => {
  const { organizationId, personId, administers } = await accessHat(tx, actor, input.organizationId)
  const rows = await readMoves(tx, organizationId, administers ? null : personId)
  const moves = rows.map(({ came_from, moved_at, moved_by, known, joined, ...row }) => ({
    ...row,
    from: came_from,
    moved: moved_at && { by: moved_by ?? '', at: moved_at.toISOString() },
    people: { known, joined },
  }))
  if (!administers) return { moves, staff: [], classes: [], can: { plan: false } }
  return { moves, ...(await readChoices(tx, organizationId)), can: { plan: true } }
})

const fullName = (table: string) =>
  sql.raw(`concat_ws(' ', ${table}.last_name, ${table}.first_name, ${table}.patronymic)`)

async function readMoves(db: Db, organizationId: string, responsibleId: string | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.title, m.came_from, m.whom, m.until, ${fullName('d')} as moved_by, m.moved_at,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as class,
      case when r.id is not null then jsonb_build_object('id', r.id, 'name', ${fullName('r')}) end as responsible,
      there.known, there.joined
      from chat_moves m left join classes c on c.id = m.class_id left join people r on r.id = m.responsible_id
      left join people d on d.id = m.moved_by
      cross join lateral (
        select count(*)::int as known, count(p.account_id)::int as joined from people p
         where p.organization_id = m.organization_id and p.left_at is null and case m.whom
           when 'pupils' then exists (select from class_seats s where s.person_id = p.id and s.part = 'pupil' and s.left_at is null
             and (m.class_id is null or s.class_id = m.class_id))
           when 'guardians' then exists (select from bonds_talking b join class_seats s on s.person_id = b.pupil_id
             and s.part = 'pupil' and s.left_at is null and (m.class_id is null or s.class_id = m.class_id)
             where b.guardian_id = p.id)
           else case when m.class_id is null
             then exists (select from person_roles x where x.person_id = p.id and x.role not in ('pupil', 'guardian'))
             else exists (select from class_seats s where s.person_id = p.id and s.part <> 'pupil' and s.left_at is null
               and s.class_id = m.class_id) end end) there
     where m.organization_id = ${organizationId} and (${responsibleId}::uuid is null or m.responsible_id = ${responsibleId})
     order by m.moved_at is not null, c.parallel nulls first, c.name nulls first, m.whom desc, m.title`.execute(db)
  return rows
}

async function readChoices(db: Db, organizationId: string) {
  const staff = await sql<{ id: string; name: string }>`
    select p.id, ${fullName('p')} as name from people p where p.organization_id = ${organizationId} and p.left_at is null
       and exists (select from person_roles r where r.person_id = p.id and r.role not in ('pupil', 'guardian'))
     order by 2`.execute(db)
  const classes = await sql<{ id: string; name: string }>`
    select id, name from classes where organization_id = ${organizationId} and archived_at is null
     order by parallel nulls last, name`.execute(db)
  return { staff: staff.rows, classes: classes.rows }
}
