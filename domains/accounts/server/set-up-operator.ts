import { conflict, forbidden } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { createAccount } from './create-account.ts'
import { appointOperator, isSetupToken, lockSetup, needsOperator } from './operator-setup.ts'
import { openSession } from './sessions.ts'
import { viewAccount } from './views.ts'

export const setUpOperator = handleCommand(contract.setUpOperator, async ({ tx, input, call }) => {
  await takeAttempt('accounts.setUpOperator', call.ip, 20, 600)
  if (!isSetupToken(input.token)) {
    throw forbidden(
      'Ссылка не подошла. Откройте ту, что сервер напечатал при запуске',
      'The link does not fit. Open the one the server printed when it started',
    )
  }
  await lockSetup(tx)
  if (!(await needsOperator(tx))) {
    throw conflict('Оператор уже назначен. Войдите по его логину', 'There is an operator already. Sign in as that one')
  }
  const accountId = await createAccount(tx, input)
  await appointOperator(tx, accountId)
  const token = await openSession(tx, call, accountId, 'setup')
  return { token, account: await viewAccount(tx, accountId) }
})
