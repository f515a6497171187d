import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRefusal } from './access.ts'
import { acted, ended } from './record-refusal.ts'
import { tellResponsible } from './tell.ts'
import { viewRefusal } from './views.ts'

/** R186: «договорились». The family is told, and the register keeps the words. */
export const agreeRefusal = handleCommand(contract.agreeRefusal, async ({ tx, actor, input }) => {
  const { row, hat, responsible } = await accessRefusal(tx, actor, input.refusalId)
  if (!responsible) {
    throw forbidden(
      'Отвечает школа: администрация или классный руководитель',
      'The school answers: the administration or the class teacher',
    )
  }
  if (row.ended_on) throw ended()
  const said = { agreement: input.text, agreed_at: now(), agreed_by: hat.personId }
  await tx.updateTable('refusals').set(said).where('id', '=', row.id).execute()
  note(tx, { ...acted(row, hat.personId), action: 'refusals.agreeRefusal' })
  await tellResponsible(tx, row.organization_id, [row.subject_id])
  const { account_id } = await tx
    .selectFrom('people')
    .select('account_id')
    .where('id', '=', row.applicant_id)
    .executeTakeFirstOrThrow()
  const view = { refusalId: row.id }
  if (account_id) await append(tx, `account:${account_id}`, contract.agreed, view, hat.personId, { view })
  return viewRefusal(tx, row.id)
})
