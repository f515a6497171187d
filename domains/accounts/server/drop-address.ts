import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { tellSecurity } from './factors.ts'
import { proveOneself } from './prove-oneself.ts'
import { viewAccount } from './views.ts'
import { writeToOwner } from './write-to-owner.ts'

export const dropAddress = handleCommand(contract.dropAddress, async ({ tx, actor, input }) => {
  await proveOneself(tx, actor, input.current)
  const before = await viewAccount(tx, actor.accountId)
  const column = input.kind === 'mail' ? ('email' as const) : ('phone' as const)
  if (!before[column]) return before
  if (!before.hasPassword) {
    throw conflict('Сначала задайте пароль: иначе войти будет нечем', 'Set a password first, or there is no way in')
  }
  await tx
    .updateTable('accounts')
    .set({ [column]: null })
    .where('id', '=', actor.accountId)
    .execute()
  await writeToOwner(tx, actor.accountId, input.kind === 'mail' ? 'mailChanged' : 'phoneChanged', {
    also: before[column],
  })
  await tellSecurity(tx, actor.accountId)
  return viewAccount(tx, actor.accountId)
})
