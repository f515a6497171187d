import { z } from 'zod'
import { Id } from '#contract'

/** Latin letters, digits, dot, hyphen, underscore; 3–40 signs, a letter among them: figures alone would be a phone. */
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.*[a-z])[a-z0-9][a-z0-9._-]{2,39}$/)
/** At least 8 signs; what people choose above that is their own affair (NIST SP 800-63B). */
export const Password = z.string().min(8).max(200)
/** A one-time code: six digits. */
export const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
/** A phone number as people write it, or an e-mail. */
export const Address = z.string().trim().min(5).max(254)

/** One's own account, never shown to others. */
export const Account = z.object({
  id: Id,
  name: z.string(),
  login: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(), // E.164
  operator: z.boolean(),
  hasPassword: z.boolean(),
  /** The school, or the operators, ask for a second step and there is none yet: nothing else is open until there is. */
  stepDemanded: z.boolean(),
})
export type Account = z.infer<typeof Account>

export const SignedIn = z.object({ token: z.string(), account: Account })

/** The password was right; now what only the owner's own device shows. `passkey` is what the browser is to be asked. */
export const SecondStep = z.object({
  token: z.string(),
  ways: z.array(z.enum(['totp', 'passkey', 'recovery'])),
  passkey: z.record(z.string(), z.unknown()).nullable(),
  validSeconds: z.number().int(),
})
export type SecondStep = z.infer<typeof SecondStep>

/** Either a session, or the step that is still before it. */
export const Entered = z.object({
  token: z.string().nullable(),
  account: Account.nullable(),
  step: SecondStep.nullable(),
})

export const PasskeyAnswer = z.record(z.string().max(100), z.unknown())
/** The current password; it may be left out within ten minutes after signing in. */
export const Proof = z.string().max(200).optional()
