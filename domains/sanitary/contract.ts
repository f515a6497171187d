import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'

export const Device = z.enum(['board', 'panel', 'pc', 'laptop', 'tablet'])
export type Device = z.infer<typeof Device>

/** What a school has said of a norm that stands as a default. */
const Answer = z.object({ normId: z.string(), value: z.number().int(), by: z.string(), at: Instant })

/** The numbers themselves are rules of the program; here is what this school has confirmed of them. */
export const listAnswers = query('sanitary.listAnswers', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ version: z.string(), answers: z.array(Answer), can: z.object({ confirm: z.boolean() }) }),
})

/** «Школа подтверждает»: the number as it stands in the act at hand. Only of those that could not be read. */
export const confirmNorm = command('sanitary.confirmNorm', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    normId: z.string().max(80),
    value: z.number().int().min(0).max(1440),
  }),
  output: z.object({ answers: z.array(Answer) }),
})
