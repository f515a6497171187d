import { sql } from 'kysely'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import type { Role } from '../contract.ts'
import * as contract from '../contract.ts'
import { isStaff } from '../rules.ts'
import { accessPerson, type HatRow, type PersonRow, readRoles } from './access.ts'
import { changeRoles } from './change-roles.ts'
import { canBecomeAdministrator } from './policy.ts'
import { viewPerson } from './views.ts'

/** R007: the director appoints the administrator by order, from among employees. Who was it before is an employee again. */
export const appointAdministrator = handleCommand(contract.appointAdministrator, async ({ tx, actor, input }) => {
  const { person, hat, looking } = await accessPerson(tx, actor, input.personId)
  if (!hat.appoints) throw byOrderOnly()
  await refuseFuture(tx, hat.organizationId, input.order.day)
  const former = await holdAdministrators(tx, hat.organizationId, person.id)
  const roles = await readRoles(tx, person.id)
  if (roles.includes('administrator')) throw already()
  if (!canBecomeAdministrator({ ...looking, roles })) throw notFromStaff()

  const reason = sayOrder(input.order)
  const raised = roles.filter((role) => role !== 'additionalAdministrator')
  await change(tx, { person, hat, reason, before: roles, after: [...raised, 'administrator'] })
  for (const one of former) {
    const before = await readRoles(tx, one.id)
    const rest = before.filter((role) => role !== 'administrator')
    await change(tx, { person: one, hat, reason, before, after: isStaff(rest) ? rest : [...rest, 'employee'] })
  }
  note(tx, {
    organizationId: hat.organizationId,
    action: 'people.appointAdministrator',
    byPersonId: hat.personId,
    about: [person.id, ...former.map(({ id }) => id)],
    reason,
  })
  return viewPerson(tx, person.id)
})

/** Two orders at once are carried out one after the other: the second one sees whom the first has appointed. */
async function holdAdministrators(tx: Tx, organizationId: string, personId: string): Promise<PersonRow[]> {
  await sql`select from organizations where id = ${organizationId} for no key update`.execute(tx)
  const { rows } = await sql<PersonRow>`
    select p.* from people p join person_roles r on r.person_id = p.id and r.role = 'administrator'
     where p.organization_id = ${organizationId} and p.left_at is null and p.id <> ${personId} order by p.id`.execute(
    tx,
  )
  return rows
}

type Change = { person: PersonRow; hat: HatRow; reason: string; before: Role[]; after: Role[] }

async function change(tx: Tx, { reason, ...one }: Change): Promise<void> {
  const { granted, taken } = await changeRoles(tx, one)
  await tx
    .insertInto('role_changes')
    .values({
      id: newId(),
      organization_id: one.hat.organizationId,
      person_id: one.person.id,
      granted,
      taken,
      reason,
      by_person: one.hat.personId,
      at: now(),
      undone_by: null,
      undone_at: null,
    })
    .execute()
}

const sayOrder = ({ number, day }: { number: string; day: string }): string =>
  `Приказ № ${number.replace(/^№\s*/, '')} от ${day.split('-').reverse().join('.')}`

async function refuseFuture(tx: Tx, organizationId: string, day: string): Promise<void> {
  const { rows } = await sql`
    select from organizations where id = ${organizationId} and ${day}::date <= (${now()}::timestamptz at time zone time_zone)::date`.execute(
    tx,
  )
  if (rows.length > 0) return
  throw invalid(
    'Этот день ещё не наступил: укажите дату приказа',
    'That day has not come: give the date of the order',
    'order.day',
  )
}

const byOrderOnly = () =>
  forbidden(
    'Администратора по приказу руководителя назначают директор и действующий администратор',
    'By the director’s order the administrator is appointed by the director or by the present administrator',
  )
const already = () => conflict('Этот человек уже администратор', 'This person is the administrator already')
const notFromStaff = () =>
  conflict(
    'Администратором назначают сотрудника, который уже вошёл. Сначала дайте ему лист активации',
    'The administrator is an employee who has joined. Give an activation sheet first',
  )
