import { z } from 'zod'
import { command, event, Id, Instant, Nothing, query } from '#contract'

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
})
export type Account = z.infer<typeof Account>

const SignedIn = z.object({ token: z.string(), account: Account })

export const getSetup = query('accounts.getSetup', {
  who: 'anyone',
  input: Nothing,
  output: z.object({ needsOperator: z.boolean() }),
})

/** First run: the one-time token stands in the console of the server. */
export const setUpOperator = command('accounts.setUpOperator', {
  who: 'anyone',
  natural: true,
  input: z.object({ token: z.string(), name: z.string().trim().min(2).max(120), login: Login, password: Password }),
  output: SignedIn,
})

export const signIn = command('accounts.signIn', {
  who: 'anyone',
  natural: true,
  input: z.object({ login: z.string().trim().min(1).max(254), password: z.string().max(200) }),
  output: SignedIn,
})

/** Answers the same whether the address is known or not. */
export const requestCode = command('accounts.requestCode', {
  who: 'anyone',
  natural: true,
  input: z.object({ address: Address }),
  output: z.object({ validSeconds: z.number().int() }),
})

export const signInWithCode = command('accounts.signInWithCode', {
  who: 'anyone',
  natural: true,
  input: z.object({ address: Address, code: Code }),
  output: SignedIn,
})

export const signOut = command('accounts.signOut', { who: 'account', natural: true, input: Nothing, output: Nothing })

export const getMe = query('accounts.getMe', {
  who: 'account',
  input: Nothing,
  /** `seq` is the account topic's position: the cursor to begin listening from. */
  output: z.object({ account: Account, seq: z.number().int() }),
})

/** `current` may be left out within ten minutes after signing in by code: that is how a forgotten password is replaced. */
export const changePassword = command('accounts.changePassword', {
  who: 'account',
  natural: true,
  input: z.object({ current: z.string().max(200).optional(), next: Password, endOthers: z.boolean().default(true) }),
  output: Nothing,
})

export const Session = z.object({
  id: Id,
  device: z.string(), // «Chrome, Windows»; empty when the browser does not say
  place: z.string(), // network address, as the school's network shows it
  createdAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const listSessions = query('accounts.listSessions', {
  who: 'account',
  input: Nothing,
  output: z.object({ sessions: z.array(Session) }),
})

export const endSession = command('accounts.endSession', {
  who: 'account',
  natural: true,
  input: z.object({ sessionId: Id }),
  output: Nothing,
})

/** Signs out everywhere, here too unless `keepThis`. */
export const endSessions = command('accounts.endSessions', {
  who: 'account',
  natural: true,
  input: z.object({ keepThis: z.boolean().default(false) }),
  output: Nothing,
})

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

export const sessionsChanged = event('accounts.sessionsChanged', { key: Nothing, view: Nothing })
