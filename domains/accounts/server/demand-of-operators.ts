import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { hasFactor } from './factors.ts'

export const getOperatorDemand = handleQuery(contract.getOperatorDemand, async ({ tx }) => ({
  demanded: (await tx.selectFrom('operator_step_demands').select('one').executeTakeFirst()) !== undefined,
}))

/** Whoever asks for it has it: nobody locks the house and stays outside. */
export const demandOfOperators = handleCommand(contract.demandOfOperators, async ({ tx, actor, input }) => {
  const details = { enabled: input.on }
  note(tx, { organizationId: null, action: 'accounts.demandOfOperators', byAccountId: actor.accountId, details })
  if (!input.on) {
    await tx.deleteFrom('operator_step_demands').execute()
    return {}
  }
  if (!(await hasFactor(tx, actor.accountId))) throw firstYourself()
  await tx
    .insertInto('operator_step_demands')
    .values({ demanded_by: actor.accountId })
    .onConflict((oc) => oc.doNothing())
    .execute()
  return {}
})

export const firstYourself = () =>
  conflict(
    'Сначала подключите второй шаг себе: «Ещё → Аккаунт»',
    'Connect the second step for yourself first: “More → Account”',
  )
