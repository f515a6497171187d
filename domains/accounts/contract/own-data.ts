import { z } from 'zod'
import { command, download, Id, Instant, Nothing, query } from '#contract'
import { Proof } from './models.ts'

/** To the school's administrator and to the operator. All other sessions end; with `lock` this one too, and no new one opens. */
export const reportIntrusion = command('accounts.reportIntrusion', {
  who: 'account',
  input: z.object({ id: Id, words: z.string().trim().max(1000).default(''), lock: z.boolean() }),
  output: Nothing,
})

export const Intrusion = z.object({
  id: Id,
  accountId: Id,
  name: z.string(),
  words: z.string(),
  createdAt: Instant,
  /** Locked by the owner's own wish, and still. */
  locked: z.boolean(),
  settledAt: Instant.nullable(),
})
export type Intrusion = z.infer<typeof Intrusion>

export const listIntrusions = query('accounts.listIntrusions', {
  who: 'operator',
  input: Nothing,
  output: z.object({ reports: z.array(Intrusion) }),
})

/** Unlocks; the owner signs in by the password, or with a new sheet of the school. */
export const settleIntrusion = command('accounts.settleIntrusion', {
  who: 'operator',
  natural: true,
  input: z.object({ reportId: Id }),
  output: Nothing,
})

export const requestExport = command('accounts.requestExport', {
  who: 'account',
  natural: true,
  input: z.object({ current: Proof }),
  output: Nothing,
})

export const openExport = download('accounts.openExport', { who: 'account', input: z.object({ exportId: Id }) })

/** After the waiting period the way in is gone; until then signing in shows how to take it back. */
export const requestDeletion = command('accounts.requestDeletion', {
  who: 'account',
  natural: true,
  input: z.object({ current: Proof }),
  output: z.object({ dueAt: Instant }),
})

export const cancelDeletion = command('accounts.cancelDeletion', {
  who: 'account',
  natural: true,
  input: Nothing,
  output: Nothing,
})
