import { z } from 'zod'
import { command, Day, download, event, Id, query } from '#contract'
import { Relation } from '#contract/people'
import { About, ConsentState, Signature, SigningPart } from './models.ts'

export const RegisterRow = z.object({
  subject: z.object({ id: Id, fullName: z.string(), pupil: z.boolean(), birthDay: Day.nullable() }),
  classId: Id.nullable(),
  className: z.string().nullable(),
  state: ConsentState,
  missing: z.array(SigningPart), // whose signature is awaited
  signatures: z.array(Signature), // the latest of each signer
  signers: z.array(z.object({ id: Id, fullName: z.string(), relation: Relation.nullable(), joined: z.boolean() })),
})
export type RegisterRow = z.infer<typeof RegisterRow>

/** One class of the register by name; without `classId` those who are in none. */
export const listRegister = query('consents.listRegister', {
  who: 'account',
  input: z.object({ requestId: Id, classId: Id.optional() }),
  output: z.object({ rows: z.array(RegisterRow) }),
})

/** Signed, refused or withdrawn on paper, entered by the class teacher or the administration. */
export const recordPaper = command('consents.recordPaper', {
  who: 'account',
  input: z.object({
    id: Id, // the signature's own id
    requestId: Id,
    subjectId: Id,
    signerId: Id,
    answer: z.enum(['signed', 'refused', 'withdrawn']),
    day: Day, // as it stands on the paper
    fileId: Id.optional(), // the scan, uploaded by the same person
  }),
  output: RegisterRow,
})

export const openScan = download('consents.openScan', {
  who: 'account',
  input: z.object({ signatureId: Id, of: z.enum(['signature', 'withdrawal']).default('signature') }),
})

/** Who signs depends on the age. */
export const setBirthDay = command('consents.setBirthDay', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, day: Day }),
  output: z.object({ day: Day }),
})

const Part = z.object({ requestId: Id, classId: Id.optional() })

export const exportRegister = download('consents.exportRegister', { who: 'account', input: Part })

export const printRegister = download('consents.printRegister', { who: 'account', input: Part })

/** In the account's topic, of those who keep the register; answers of some seconds are told as one. */
export const registerChanged = event('consents.registerChanged', { key: About, view: About })
