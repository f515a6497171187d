import { z } from 'zod'
import { command, download, Id, query } from '#contract'
import { Comment, ConsentRequest, ConsentState, Count, Own, Signature, SigningPart } from './models.ts'

/** What I am asked: for myself, or for a child. */
export const Mine = z.object({
  request: ConsentRequest,
  subject: z.object({ id: Id, name: z.string(), fullName: z.string(), genitive: z.string(), self: z.boolean() }),
  signerId: Id,
  state: ConsentState,
  missing: z.array(SigningPart),
  own: Signature.nullable(), // my latest answer
  waits: z.boolean(), // for me
  can: z.object({ sign: z.boolean(), decline: z.boolean(), withdraw: z.boolean() }),
})
export type Mine = z.infer<typeof Mine>

/** In all my schools: what waits first, then the latest. */
export const listMine = query('consents.listMine', {
  who: 'account',
  input: z.object({}),
  output: z.object({ mine: z.array(Mine) }),
})

/** The document exactly as it would be signed, and its hash. */
export const getDocument = query('consents.getDocument', {
  who: 'account',
  input: Own,
  output: z.object({ mine: Mine, document: z.string(), sha256: z.string(), answers: z.array(Signature) }),
})

/**
 * Sends the one-time code, or shows it where nothing can be sent. `sha256` says which text was read: if it is another by
 * now, nothing begins.
 */
export const prepareSigning = command('consents.prepareSigning', {
  who: 'account',
  natural: true,
  input: Own.extend({ sha256: z.string().length(64), comment: Comment.optional() }),
  output: z.object({
    confirmationId: Id,
    way: z.enum(['mail', 'sms', 'screen']),
    address: z.string().nullable(), // «…45-67», «a…@mail.ru»
    code: z.string().nullable(), // to be typed in from the screen
    validSeconds: Count,
  }),
})

export const confirmSigning = command('consents.confirmSigning', {
  who: 'account',
  input: z.object({ id: Id, confirmationId: Id, code: z.string().trim().min(4).max(8) }),
  output: Mine,
})

/** «Не согласен(а)»: one press, kept as an answer. */
export const declineConsent = command('consents.declineConsent', {
  who: 'account',
  input: Own.extend({ id: Id, comment: Comment.optional() }),
  output: Mine,
})

/** One's own signature, on any day; what follows stands in the document. */
export const withdrawConsent = command('consents.withdrawConsent', {
  who: 'account',
  input: Own.extend({ id: Id, reason: Comment.optional() }),
  output: Mine,
})

/** A4: signed, with how; or with lines for a signature. */
export const printDocument = download('consents.printDocument', { who: 'account', input: Own })
