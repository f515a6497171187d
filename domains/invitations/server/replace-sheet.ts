import { accessPerson } from '#domains/people'
import { note } from '#server/audit'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { headsByAppointing } from './heads-by-appointing.ts'
import { canPrintFor } from './policy.ts'
import { readSheetPeople } from './sheet-people.ts'
import { holdOpenSheets, revokeSheetOf } from './sheet-rows.ts'
import { viewSheets } from './sheet-views.ts'
import { staffByAdministration } from './staff-by-administration.ts'

/** The old code stops with this very command; the new sheet waits to be printed. */
export const replaceSheet = handleCommand(contract.replaceSheet, async ({ tx, actor, input }) => {
  const { person, hat, roles, looking } = await accessPerson(tx, actor, input.personId)
  if (!hat.administers && !looking.led)
    throw roles.length && !canPrintFor(hat, roles) ? staffByAdministration() : notYours()
  if (!canPrintFor(hat, roles)) throw headsByAppointing()
  if (person.account_id) throw joined()

  await revokeSheetOf(tx, person.id)
  const organizationId = person.organization_id
  await holdOpenSheets(tx, { organizationId, personIds: [person.id], printedBy: hat.personId })
  await append(tx, `organization:${organizationId}`, contract.sheetsChanged, {}, hat.personId, { view: {} })
  note(tx, { organizationId, action: 'invitations.replaceSheet', byPersonId: hat.personId, about: person.id })
  const [sheet] = await viewSheets(tx, hat, await readSheetPeople(tx, [person.id]))
  return sheet!
})

const notYours = () =>
  forbidden(
    'Листы заменяют администратор школы и классный руководитель',
    'Sheets are replaced by the school’s administrator and the class teacher',
  )
const joined = () => conflict('Этот человек уже вошёл, лист ему не нужен', 'This person has joined and needs no sheet')
