import { sql } from 'kysely'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, notFound, refusedAs } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import type { Role } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessPerson } from './access.ts'
import { changeRoles } from './change-roles.ts'
import { canGovern } from './policy.ts'
import { mayNotSetRoles } from './set-roles.ts'
import { viewPerson } from './views.ts'

export const listRoleChanges = handleQuery(contract.listRoleChanges, async ({ tx, actor, input }) => {
  const { person, hat } = await accessPerson(tx, actor, input.personId)
  if (!hat.administers) throw mayNotSetRoles()
  const rows = await readChanges(tx, person.id)
  const latest = rows.find(({ undone_at }) => !undone_at)
  return {
    changes: rows.map((row) => ({
      id: row.id,
      granted: row.granted,
      taken: row.taken,
      reason: row.reason,
      by: row.by,
      at: row.at.toISOString(),
      undone: row.undone_at ? { by: row.undoer ?? '', at: row.undone_at.toISOString() } : null,
      can: { undo: row === latest && !isByOrder(row) && canGovern(hat.appoints, [...row.granted, ...row.taken]) },
    })),
  }
})

/** Only the latest: what came after a change may lean on it. */
export const undoRoles = handleCommand(contract.undoRoles, async ({ tx, actor, input }) => {
  const found = await tx
    .selectFrom('role_changes')
    .select('person_id')
    .where('id', '=', input.changeId)
    .executeTakeFirst()
  if (!found) throw noChange()
  const { person, roles: before, hat } = await refusedAs(accessPerson(tx, actor, found.person_id), noChange)
  if (!hat.administers) throw mayNotSetRoles()
  await tx.selectFrom('people').select('id').where('id', '=', person.id).forUpdate().execute()
  const rows = await readChanges(tx, person.id)
  const change = rows.find(({ undone_at }) => !undone_at)
  if (change?.id !== input.changeId) throw notTheLatest()
  if (isByOrder(change)) throw byNewOrder()

  const after = [...new Set([...before.filter((role) => !change.granted.includes(role)), ...change.taken])]
  const { granted, taken } = await changeRoles(tx, { person, hat, before, after })
  const undone = { undone_by: hat.personId, undone_at: now() }
  await tx.updateTable('role_changes').set(undone).where('id', '=', change.id).execute()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'people.undoRoles',
    byPersonId: hat.personId,
    about: person.id,
    details: { granted, taken },
  })
  return viewPerson(tx, person.id)
})

/** An order has two sides: taken back of one of them, the school would have two administrators or none. */
const isByOrder = ({ granted, taken }: { granted: Role[]; taken: Role[] }): boolean =>
  [...granted, ...taken].includes('administrator')

const named = (table: string) =>
  sql<string>`concat_ws(' ', ${sql.ref(`${table}.last_name`)}, ${sql.ref(`${table}.first_name`)}, ${sql.ref(`${table}.patronymic`)})`

const readChanges = (db: Db, personId: string) =>
  db
    .selectFrom('role_changes as c')
    .innerJoin('people as b', 'b.id', 'c.by_person')
    .leftJoin('people as u', 'u.id', 'c.undone_by')
    .selectAll('c')
    .select([named('b').as('by'), named('u').as('undoer')])
    .where('c.person_id', '=', personId)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()

const byNewOrder = () =>
  conflict(
    'Администратора меняет только новый приказ: назначьте другого в его карточке',
    'Only a new order replaces the administrator: appoint another one in that person’s card',
  )
const noChange = () => notFound('Такого изменения ролей нет', 'There is no such change of roles')
const notTheLatest = () =>
  conflict(
    'Отменить можно только последнее изменение. Откройте историю заново',
    'Only the latest change is taken back. Open the history again',
  )
