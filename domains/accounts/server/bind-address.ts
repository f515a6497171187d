import { conflict } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { normaliseAddress } from './addresses.ts'
import { checkCode } from './codes.ts'
import { tellSecurity } from './factors.ts'
import { findAccountByAddress } from './find-account.ts'
import { viewAccount } from './views.ts'
import { writeToOwner } from './write-to-owner.ts'

export const bindAddress = handleCommand(contract.bindAddress, async ({ tx, actor, input }) => {
  const { accountId } = actor
  await takeAttempt('accounts.bindAddress', accountId, 30, 3600)
  const { kind, address } = normaliseAddress(input.address)
  await checkCode(tx, { address, purpose: 'binding', code: input.code })
  const other = await findAccountByAddress(tx, address)
  if (other && other.id !== accountId) throw taken()

  const before = await viewAccount(tx, accountId)
  const column = kind === 'mail' ? ('email' as const) : ('phone' as const)
  await tx
    .updateTable('accounts')
    .set({ [column]: address })
    .where('id', '=', accountId)
    .execute()
  const earlier = before[column]
  if (earlier && earlier !== address)
    await writeToOwner(tx, accountId, kind === 'mail' ? 'mailChanged' : 'phoneChanged', { also: earlier, but: address })
  await tellSecurity(tx, accountId)
  return viewAccount(tx, accountId)
})

const taken = () =>
  conflict(
    'С этим адресом уже входят в другой аккаунт. Уберите его там или укажите другой',
    'Another account uses this address. Remove it there or give another one',
    'address',
  )
