import { type SqlBool, sql } from 'kysely'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessFigures } from './access.ts'

const ROLE = {
  pupils: sql<SqlBool>`r.role = 'pupil'`,
  guardians: sql<SqlBool>`r.role = 'guardian'`,
  staff: sql<SqlBool>`r.role not in ('pupil', 'guardian')`,
}

/** Names are for the administration, which has the whole list anyway; access to figures alone does not open them. */
export const listNotJoined = handleQuery(contract.listNotJoined, async ({ tx, actor, input }) => {
  const hat = await accessFigures(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden('Имена видит администрация школы', 'Names are for the school’s administration')
  }
  const inClass = input.classId ? sql<SqlBool>`k.id = ${input.classId}` : sql<SqlBool>`true`
  const { rows } = await sql<{ id: string; fullName: string; className: string | null }>`
    select p.id, concat_ws(' ', p.last_name, p.first_name, p.patronymic) as "fullName",
      nullif(string_agg(distinct k.name, ', '), '') as "className"
    from people p
      left join guardianships g on g.guardian_id = p.id and ${input.group === 'guardians'}
      left join class_seats s on s.person_id = coalesce(g.pupil_id, p.id) and s.part = 'pupil' and s.left_at is null
      left join classes k on k.id = s.class_id and k.archived_at is null
    where p.organization_id = ${hat.organizationId} and p.left_at is null and p.account_id is null
      and exists (select from person_roles r where r.person_id = p.id and ${ROLE[input.group]}) and ${inClass}
    group by p.id order by p.last_name, p.first_name, p.id limit 3000`.execute(tx)
  return { people: rows }
})
