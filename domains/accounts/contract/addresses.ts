import { z } from 'zod'
import { command } from '#contract'
import { Account, Address, Code, Proof } from './models.ts'

export const requestBinding = command('accounts.requestBinding', {
  who: 'account',
  natural: true,
  input: z.object({ address: Address, current: Proof }),
  output: z.object({ validSeconds: z.number().int() }),
})

/** The earlier address of the same kind is told. */
export const bindAddress = command('accounts.bindAddress', {
  who: 'account',
  natural: true,
  input: z.object({ address: Address, code: Code }),
  output: Account,
})

export const dropAddress = command('accounts.dropAddress', {
  who: 'account',
  natural: true,
  input: z.object({ kind: z.enum(['phone', 'mail']), current: Proof }),
  output: Account,
})
