import { hasFactor } from '#domains/accounts'
import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHat } from './access.ts'
import { mayNotDemand } from './appointing.ts'

/** Nobody locks the house and stays outside: whoever asks for a second step has one. */
export const demandSecondStep = handleCommand(contract.demandSecondStep, async ({ tx, actor, input }) => {
  const { personId, organizationId, appoints } = await accessHat(tx, actor, input.organizationId)
  if (!appoints) throw mayNotDemand()
  if (input.on && !(await hasFactor(tx, actor.accountId))) throw firstYourself()
  const changed = input.on
    ? await tx
        .insertInto('step_demands')
        .values({ organization_id: organizationId, demanded_by: personId })
        .onConflict((oc) => oc.doNothing())
        .returning('organization_id')
        .execute()
    : await tx
        .deleteFrom('step_demands')
        .where('organization_id', '=', organizationId)
        .returning('organization_id')
        .execute()
  if (changed.length) {
    note(tx, { organizationId, action: 'people.demandSecondStep', byPersonId: personId, details: { on: input.on } })
  }
  return {}
})

const firstYourself = () =>
  conflict(
    'Сначала подключите второй шаг себе: «Ещё → Аккаунт»',
    'Connect the second step for yourself first: “More → Account”',
  )
