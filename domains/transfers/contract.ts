import { z } from 'zod'
import { command, download, Id, Instant, query } from '#contract'

/** An archive of one school in open formats: made by a job, kept for a day. */
export const SchoolExport = z.object({
  id: Id,
  state: z.enum(['working', 'ready', 'failed', 'expired']),
  done: z.number().int(), // tables written
  total: z.number().int(), // 0 until it is known
  size: z.number().int().nullable(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
  expiresAt: Instant.nullable(),
})
export type SchoolExport = z.infer<typeof SchoolExport>

/** By whoever answers for the school, or an operator; why is written into the audit. */
export const requestExport = command('transfers.requestExport', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, reason: z.string().trim().min(5).max(300) }),
  output: SchoolExport,
})

export const listExports = query('transfers.listExports', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ exports: z.array(SchoolExport) }),
})

export const openExport = download('transfers.openExport', { who: 'account', input: z.object({ exportId: Id }) })
