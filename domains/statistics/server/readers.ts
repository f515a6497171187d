import { sql } from 'kysely'
import { answersForSchool, isStaff } from '#rules/people'
import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import type { Reader } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessGiving, accessReader } from './access.ts'

const NAME = (person: string) =>
  sql.raw(`concat_ws(' ', ${person}.last_name, ${person}.first_name, ${person}.patronymic)`)

export const listReaders = handleQuery(contract.listReaders, async ({ tx, actor, input }) => {
  const hat = await accessGiving(tx, actor, input.organizationId)
  const { rows } = await sql<Omit<Reader, 'givenAt'> & { givenAt: Date | null; joined: boolean }>`
    select p.id, ${NAME('p')} as "fullName", p.post, p.account_id is not null as joined,
      bool_or(r.role in ('administrator', 'director')) as "byRole", ${NAME('by')} as "givenBy", s.given_at as "givenAt"
    from people p join person_roles r on r.person_id = p.id and r.role not in ('pupil', 'guardian')
      left join statistics_readers s on s.person_id = p.id left join people by on by.id = s.given_by
    where p.organization_id = ${hat.organizationId} and p.left_at is null
    group by p.id, s.person_id, by.id order by p.last_name, p.first_name, p.id`.execute(tx)
  const reads = (row: (typeof rows)[number]) => row.byRole || row.givenAt !== null
  return {
    readers: rows.filter(reads).map(({ joined: _, ...row }) => ({
      ...row,
      givenBy: row.givenBy || null,
      givenAt: row.givenAt?.toISOString() ?? null,
    })),
    staff: rows.filter((row) => row.joined && !reads(row)).map(({ id, fullName }) => ({ id, fullName })),
  }
})

export const giveAccess = handleCommand(contract.giveAccess, async ({ tx, actor, input }) => {
  const { hat, person, roles } = await accessReader(tx, actor, input.personId)
  if (!isStaff(roles) || !person.account_id) {
    throw conflict(
      'Доступ к сводке получает сотрудник, который уже вошёл',
      'Access to the summary is for an employee who has joined',
    )
  }
  if (answersForSchool(roles)) {
    throw conflict('Администратор и директор читают сводку и так', 'The administrator and the director read it anyway')
  }
  await tx
    .insertInto('statistics_readers')
    .values({ person_id: person.id, organization_id: hat.organizationId, given_by: hat.personId })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const { organizationId, personId: byPersonId } = hat
  note(tx, { organizationId, action: 'statistics.giveAccess', byPersonId, about: person.id })
  return {}
})

export const takeAccess = handleCommand(contract.takeAccess, async ({ tx, actor, input }) => {
  const { hat, person } = await accessReader(tx, actor, input.personId)
  await tx.deleteFrom('statistics_readers').where('person_id', '=', person.id).execute()
  const { organizationId, personId: byPersonId } = hat
  note(tx, { organizationId, action: 'statistics.takeAccess', byPersonId, about: person.id })
  return {}
})
