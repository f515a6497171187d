import { z } from 'zod'
import { command, Id, Instant, Nothing, query } from '#contract'

export const Outgoing = z.object({
  id: Id,
  channel: z.enum(['sms', 'mail']),
  address: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
  state: z.enum(['waiting', 'sent', 'failed', 'no_gateway']),
  error: z.string().nullable(),
  createdAt: Instant,
})
export type Outgoing = z.infer<typeof Outgoing>

/** The operator's outbox: without a gateway the codes are read here and told aloud. Newest first, the last 200. */
export const listOutgoing = query('accounts.listOutgoing', {
  who: 'operator',
  input: Nothing,
  output: z.object({ outgoing: z.array(Outgoing), gateways: z.object({ sms: z.boolean(), mail: z.boolean() }) }),
})

export const retryOutgoing = command('accounts.retryOutgoing', {
  who: 'operator',
  input: z.object({ id: Id, outgoingId: Id }),
  output: Nothing,
})
