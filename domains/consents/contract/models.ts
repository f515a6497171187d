import { z } from 'zod'
import { Day, Id, Instant } from '#contract'
import { Relation } from '#contract/people'

// Consents and permission slips with a simple electronic signature: an account, an explicit press, a one-time code.

/** One document, one purpose. A slip is a permission for one event. */
export const ConsentKind = z.enum(['personalData', 'photo', 'publication', 'recording', 'other', 'slip'])
export type ConsentKind = z.infer<typeof ConsentKind>

export const TemplateKind = ConsentKind.exclude(['slip'])

export const ConsentState = z.enum(['signed', 'refused', 'waiting', 'withdrawn'])
export type ConsentState = z.infer<typeof ConsentState>

export const SigningPart = z.enum(['guardian', 'self'])

const Answer = z.enum(['signed', 'refused'])

export const Count = z.number().int()

export const Title = z.string().trim().min(3).max(150)

export const Text = z.string().trim().min(10).max(8000)

export const Consequence = z.string().trim().min(3).max(1000)

export const Comment = z.string().trim().max(500)

/** Where and when a slip lets somebody go; `cost` in roubles, 0 = free. */
export const Trip = z.object({
  day: Day,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  place: z.string().trim().min(2).max(200),
  cost: Count.min(0).max(1_000_000),
})
export type Trip = z.infer<typeof Trip>

export const Counts = z.object({ signed: Count, refused: Count, waiting: Count, withdrawn: Count, of: Count })
export type Counts = z.infer<typeof Counts>

export const ConsentRequest = z.object({
  id: Id,
  organizationId: Id,
  kind: ConsentKind,
  title: z.string(),
  text: z.string(),
  consequence: z.string(),
  version: Count.nullable(), // of its template
  trip: Trip.nullable(),
  deadline: Instant.nullable(),
  author: z.string(),
  createdAt: Instant,
  remindedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
})
export type ConsentRequest = z.infer<typeof ConsentRequest>

export const Signature = z.object({
  id: Id,
  signerId: Id,
  signerName: z.string(), // «Ахметова Алия»
  relation: Relation.nullable(),
  part: SigningPart,
  answer: Answer,
  way: z.enum(['press', 'paper']),
  at: Instant,
  comment: z.string().nullable(),
  markedBy: z.string().nullable(),
  scan: z.boolean(),
  withdrawnAt: Instant.nullable(),
  withdrawalReason: z.string().nullable(),
  withdrawalScan: z.boolean(),
})
export type Signature = z.infer<typeof Signature>

export const Own = z.object({ requestId: Id, subjectId: Id })

export const About = z.object({ requestId: Id })
