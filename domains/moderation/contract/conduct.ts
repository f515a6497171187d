import { z } from 'zod'
import { command, download, Id, Instant, query } from '#contract'

/** The rules of conduct: the school's own text, or the one that stands in the bylaws (R131–R136). */
export const getConduct = query('moderation.getConduct', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    version: z.number().int(),
    text: z.string(), // a line beginning with «## » is a heading, with «— » a point
    setAt: Instant.nullable(),
    accepted: z.object({ version: z.number().int(), at: Instant }).nullable(), // mine, the latest
    must: z.boolean(), // shown before the first chat
    can: z.object({ edit: z.boolean() }),
  }),
})

export const setConduct = command('moderation.setConduct', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, text: z.string().trim().min(50).max(20_000) }),
  output: getConduct.output,
})

export const acceptConduct = command('moderation.acceptConduct', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id, version: z.number().int().min(1) }),
  output: getConduct.output,
})

const ConductWish = z.object({ organizationId: Id, classId: Id.optional() })

/** Who has accepted the present text and who has not: a class teacher's own class, or the whole school. */
export const listAcceptances = query('moderation.listAcceptances', {
  who: 'account',
  input: ConductWish,
  output: z.object({
    version: z.number().int(),
    people: z.array(
      z.object({
        id: Id,
        fullName: z.string(),
        part: z.enum(['pupil', 'guardian', 'staff']),
        acceptedAt: Instant.nullable(),
        joined: z.boolean(),
      }),
    ),
  }),
})

export const printAcceptances = download('moderation.printAcceptances', { who: 'account', input: ConductWish })
