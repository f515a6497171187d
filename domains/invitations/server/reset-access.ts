import { accessPerson } from '#domains/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { headsByAppointing } from './heads-by-appointing.ts'
import { readSelves } from './kin.ts'
import { canPrintFor } from './policy.ts'
import { readSheetPeople } from './sheet-people.ts'
import { addResetSheet, revokeSheetOf } from './sheet-rows.ts'
import { viewSheets } from './sheet-views.ts'
import { staffByAdministration } from './staff-by-administration.ts'

/**
 * A forgotten password, a lost phone: those who know the person by sight hand over a new sheet. What it opens is the whole
 * account, so nobody makes one for rights beyond their own: not for another school's, not for an operator's.
 */
export const resetAccess = handleCommand(contract.resetAccess, async ({ tx, actor, input }) => {
  const { person, hat, roles, looking } = await accessPerson(tx, actor, input.personId)
  if (!hat.administers && !looking.led) throw canPrintFor(hat, roles) ? notYours() : staffByAdministration()
  if (!canPrintFor(hat, roles)) throw headsByAppointing()
  if (looking.self) throw yourself()
  if (!person.account_id) throw notJoined()
  await refuseElsewhere(tx, person.account_id)
  await takeAttempt('invitations.resetAccess', hat.personId, 60, 3600)

  await revokeSheetOf(tx, person.id)
  const organizationId = person.organization_id
  await addResetSheet(tx, {
    organizationId,
    personId: person.id,
    printedBy: hat.personId,
    accountId: person.account_id,
  })
  await append(tx, `organization:${organizationId}`, contract.sheetsChanged, {}, hat.personId, { view: {} })
  note(tx, { organizationId, action: 'invitations.resetAccess', byPersonId: hat.personId, about: person.id })
  const [sheet] = await viewSheets(tx, hat, await readSheetPeople(tx, [person.id]))
  return sheet!
})

/** One account may be somebody in two schools: neither of them gives away the other's. */
async function refuseElsewhere(tx: Tx, accountId: string): Promise<void> {
  const operator = await tx
    .selectFrom('operators')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (operator || (await readSelves(tx, accountId)).length > 1) throw elsewhere()
}

const notYours = () =>
  forbidden(
    'Новый пароль по листу дают администратор школы и классный руководитель',
    'A new password by a sheet is given by the school’s administrator and the class teacher',
  )
const yourself = () =>
  conflict('Свой пароль меняют в разделе «Ещё → Аккаунт»', 'Change your own password in “More → Account”')
const notJoined = () =>
  conflict('Этот человек ещё не вошёл: напечатайте обычный лист', 'This person has not joined yet: print a usual sheet')
const elsewhere = () =>
  conflict(
    'С этим аккаунтом входят не только в вашу школу. Пусть человек войдёт по коду с телефона или почты, запасным кодом или обратится к оператору',
    'This account opens more than your school. Let the person sign in with a code by phone or e-mail, a recovery code, or ask the operator',
  )
