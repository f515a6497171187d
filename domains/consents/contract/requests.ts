import { z } from 'zod'
import { command, event, Id, Instant, query } from '#contract'
import { About, ConsentRequest, Consequence, Count, Counts, Text, Title, Trip } from './models.ts'

/** By the administration of anybody, by a class teacher of the own class. A template gives the text, or it is a slip. */
export const askForConsent = command('consents.askForConsent', {
  who: 'account',
  input: z.object({
    id: Id, // the request's own id
    organizationId: Id,
    what: z.union([
      z.object({ templateId: Id }),
      z.object({ title: Title, text: Text, consequence: Consequence, trip: Trip.nullable() }),
    ]),
    classIds: z.array(Id).max(200),
    personIds: z.array(Id).max(200), // pupils and employees one by one
    deadline: Instant.nullable(),
  }),
  output: ConsentRequest,
})

export const listRequests = query('consents.listRequests', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    requests: z.array(z.object({ request: ConsentRequest, counts: Counts })),
    can: z.object({ ask: z.boolean(), templates: z.boolean(), privacy: z.boolean() }),
  }),
})

/** The register's first page: how it stands, class by class; `classId` null are employees. */
export const getRequest = query('consents.getRequest', {
  who: 'account',
  input: z.object({ requestId: Id }),
  output: z.object({
    request: ConsentRequest,
    counts: Counts,
    classes: z.array(z.object({ classId: Id.nullable(), name: z.string().nullable(), counts: Counts })),
    can: z.object({ close: z.boolean(), remind: z.boolean(), mark: z.boolean() }),
  }),
})

/** Nobody is asked any more; answers stay, and may still be withdrawn. */
export const closeRequest = command('consents.closeRequest', {
  who: 'account',
  input: z.object({ id: Id, requestId: Id }),
  output: ConsentRequest,
})

/** To the rest only, at most once in twelve hours, never at night. */
export const remindRest = command('consents.remindRest', {
  who: 'account',
  input: z.object({ id: Id, requestId: Id }),
  output: z.object({ reminded: Count, absent: Count, at: Instant }),
})

/** In the account's topic: something waits for this person's signature, or waits no more. */
export const asked = event('consents.asked', { key: About, view: About })

/** In the account's topic, of those who answer for the register: somebody has withdrawn. */
export const withdrawn = event('consents.withdrawn', { key: About, view: About })
