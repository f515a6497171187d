import { z } from 'zod'
import { command, download, event, Id, Instant, Nothing, query } from '#contract'

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

const SignedIn = z.object({ token: z.string(), account: Account })

/** The password was right; now what only the owner's own device shows. `passkey` is what the browser is to be asked. */
export const SecondStep = z.object({
  token: z.string(),
  ways: z.array(z.enum(['totp', 'passkey', 'recovery'])),
  passkey: z.record(z.string(), z.unknown()).nullable(),
  validSeconds: z.number().int(),
})
export type SecondStep = z.infer<typeof SecondStep>

/** Either a session, or the step that is still before it. */
const Entered = z.object({
  token: z.string().nullable(),
  account: Account.nullable(),
  step: SecondStep.nullable(),
})

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
  output: Entered,
})

const PasskeyAnswer = z.record(z.string().max(100), z.unknown())

/** One of the three: six digits of the application, a passkey, a recovery code. */
export const finishSignIn = command('accounts.finishSignIn', {
  who: 'anyone',
  natural: true,
  input: z.object({
    step: z.string().min(10).max(100),
    code: Code.optional(),
    passkey: PasskeyAnswer.optional(),
    recovery: z.string().trim().max(40).optional(),
  }),
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
  output: Entered,
})

export const signOut = command('accounts.signOut', {
  who: 'account',
  limited: true,
  natural: true,
  input: Nothing,
  output: Nothing,
})

export const getMe = query('accounts.getMe', {
  who: 'account',
  limited: true,
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

export const retryOutgoing = command('accounts.retryOutgoing', {
  who: 'operator',
  input: z.object({ id: Id, outgoingId: Id }),
  output: Nothing,
})

export const sessionsChanged = event('accounts.sessionsChanged', { key: Nothing, view: Nothing })

// — The second step —

/** The current password; it may be left out within ten minutes after signing in. */
const Proof = z.string().max(200).optional()
/** Shown once; what is stored is their hashes. */
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const getSecurity = query('accounts.getSecurity', {
  who: 'account',
  limited: true,
  input: Nothing,
  output: z.object({
    totp: z.object({ since: Instant }).nullable(),
    passkeys: z.array(z.object({ id: Id, name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() })),
    recoveryLeft: z.number().int(),
    /** Who asks for it: the school or the operators; then it cannot be taken off. */
    demanded: z.boolean(),
    /** True right after signing in: no password is asked again. */
    fresh: z.boolean(),
    deletion: z.object({ dueAt: Instant }).nullable(),
    exported: z
      .object({
        id: Id,
        done: z.number().int(),
        parts: z.number().int(),
        readyAt: Instant.nullable(),
        failed: z.boolean(),
        size: z.number().int().nullable(),
        expiresAt: Instant,
      })
      .nullable(),
    report: z.object({ createdAt: Instant, locked: z.boolean(), settledAt: Instant.nullable() }).nullable(),
  }),
})

/** A new secret for the application; in use only once a code of it has been typed. */
export const beginTotp = command('accounts.beginTotp', {
  who: 'account',
  limited: true,
  natural: true,
  input: z.object({ current: Proof }),
  output: z.object({ secret: z.string(), uri: z.string() }),
})

/** Gives recovery codes when this is the first factor. */
export const confirmTotp = command('accounts.confirmTotp', {
  who: 'account',
  limited: true,
  natural: true,
  input: z.object({ code: Code }),
  output: RecoveryCodes,
})

export const dropTotp = command('accounts.dropTotp', {
  who: 'account',
  natural: true,
  input: z.object({ current: Proof }),
  output: Nothing,
})

export const makeRecoveryCodes = command('accounts.makeRecoveryCodes', {
  who: 'account',
  limited: true,
  natural: true,
  input: z.object({ current: Proof }),
  output: RecoveryCodes,
})

export const beginPasskey = command('accounts.beginPasskey', {
  who: 'account',
  limited: true,
  natural: true,
  input: z.object({ current: Proof }),
  output: z.object({ options: z.record(z.string(), z.unknown()) }),
})

export const addPasskey = command('accounts.addPasskey', {
  who: 'account',
  limited: true,
  natural: true,
  input: z.object({ name: z.string().trim().max(60).default(''), answer: PasskeyAnswer }),
  output: RecoveryCodes,
})

export const removePasskey = command('accounts.removePasskey', {
  who: 'account',
  natural: true,
  input: z.object({ passkeyId: Id, current: Proof }),
  output: Nothing,
})

export const getOperatorDemand = query('accounts.getOperatorDemand', {
  who: 'operator',
  input: Nothing,
  output: z.object({ demanded: z.boolean() }),
})

/** Every operator has to have a second step. */
export const demandOfOperators = command('accounts.demandOfOperators', {
  who: 'operator',
  natural: true,
  input: z.object({ on: z.boolean() }),
  output: Nothing,
})

// — Who else vouches: OpenID Connect —

export const Provider = z.object({
  id: Id,
  name: z.string(), // words of the button
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  scope: z.string(),
  /** Of a school's: the claim that is somebody's id in the journal. */
  personClaim: z.string().nullable(),
  bound: z.number().int(), // how many come in by it
  addedAt: Instant,
})
export type Provider = z.infer<typeof Provider>

/** What whoever runs the provider has given. An absent secret stays as it is, as long as the issuer does. */
export const ProviderWish = z.object({
  id: Id,
  providerId: Id.nullable().default(null), // null: a new one
  name: z.string().trim().min(2).max(60),
  issuer: z.string().trim().min(1).max(300),
  clientId: z.string().trim().min(1).max(300),
  secret: z.string().max(500).optional(),
  scope: z
    .string()
    .trim()
    .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
    .max(300)
    .default('openid profile'),
  personClaim: z
    .string()
    .trim()
    .regex(/^[\w.:/-]{1,80}$/)
    .nullable()
    .default(null),
})

/** The buttons under the sign-in form. */
export const listProviders = query('accounts.listProviders', {
  who: 'anyone',
  input: Nothing,
  output: z.object({
    providers: z.array(z.object({ id: Id, name: z.string(), school: z.string().nullable() })),
  }),
})

/** `url` is where the browser goes; `walk` stays in it, and without it nobody comes back. */
const Walk = z.object({ url: z.string(), walk: z.string() })
const Back = z.object({
  walk: z.string().min(20).max(100),
  answer: z.string().max(8000), // the query string that the provider has sent the browser back with
})

export const beginProviderSignIn = command('accounts.beginProviderSignIn', {
  who: 'anyone',
  natural: true,
  input: z.object({ providerId: Id }),
  output: Walk,
})

/**
 * An identity that nobody has bound opens nothing. Where it names somebody of the school's list who is not here yet,
 * `sheet` is the code of their activation sheet (R035).
 */
export const finishProviderSignIn = command('accounts.finishProviderSignIn', {
  who: 'anyone',
  natural: true,
  input: Back,
  output: Entered.extend({ sheet: z.string().nullable() }),
})

export const beginProviderBinding = command('accounts.beginProviderBinding', {
  who: 'account',
  natural: true,
  input: z.object({ providerId: Id, current: Proof }),
  output: Walk,
})

export const finishProviderBinding = command('accounts.finishProviderBinding', {
  who: 'account',
  natural: true,
  input: Back,
  output: Nothing,
})

export const Identity = z.object({
  id: Id,
  provider: z.string(),
  label: z.string(), // how the provider calls one
  boundAt: Instant,
  lastUsedAt: Instant.nullable(),
})
export type Identity = z.infer<typeof Identity>

/** What I have bound, and what else I may. */
export const listIdentities = query('accounts.listIdentities', {
  who: 'account',
  input: Nothing,
  output: z.object({
    identities: z.array(Identity),
    providers: z.array(z.object({ id: Id, name: z.string() })),
  }),
})

export const dropIdentity = command('accounts.dropIdentity', {
  who: 'account',
  natural: true,
  input: z.object({ identityId: Id, current: Proof }),
  output: Nothing,
})

/** Those of the whole installation. */
export const listOwnProviders = query('accounts.listOwnProviders', {
  who: 'operator',
  input: Nothing,
  output: z.object({ providers: z.array(Provider) }),
})

export const keepProvider = command('accounts.keepProvider', { who: 'operator', input: ProviderWish, output: Provider })

/** Nobody comes in by it any more. */
export const removeProvider = command('accounts.removeProvider', {
  who: 'operator',
  input: z.object({ id: Id, providerId: Id }),
  output: Nothing,
})

// — Phone and e-mail —

export const requestBinding = command('accounts.requestBinding', {
  who: 'account',
  natural: true,
  input: z.object({ address: Address, current: Proof }),
  output: z.object({ validSeconds: z.number().int() }),
})

/** The earlier address of the same kind is told. */
export const bindAddress = command('accounts.bindAddress', {
  who: 'account',
  natural: true,
  input: z.object({ address: Address, code: Code }),
  output: Account,
})

export const dropAddress = command('accounts.dropAddress', {
  who: 'account',
  natural: true,
  input: z.object({ kind: z.enum(['phone', 'mail']), current: Proof }),
  output: Account,
})

// — Somebody else was here —

/** To the school's administrator and to the operator. All other sessions end; with `lock` this one too, and no new one opens. */
export const reportIntrusion = command('accounts.reportIntrusion', {
  who: 'account',
  input: z.object({ id: Id, words: z.string().trim().max(1000).default(''), lock: z.boolean() }),
  output: Nothing,
})

export const Intrusion = z.object({
  id: Id,
  accountId: Id,
  name: z.string(),
  words: z.string(),
  createdAt: Instant,
  /** Locked by the owner's own wish, and still. */
  locked: z.boolean(),
  settledAt: Instant.nullable(),
})
export type Intrusion = z.infer<typeof Intrusion>

export const listIntrusions = query('accounts.listIntrusions', {
  who: 'operator',
  input: Nothing,
  output: z.object({ reports: z.array(Intrusion) }),
})

/** Unlocks; the owner signs in by the password, or with a new sheet of the school. */
export const settleIntrusion = command('accounts.settleIntrusion', {
  who: 'operator',
  natural: true,
  input: z.object({ reportId: Id }),
  output: Nothing,
})

// — One's own data —

export const requestExport = command('accounts.requestExport', {
  who: 'account',
  natural: true,
  input: z.object({ current: Proof }),
  output: Nothing,
})

export const openExport = download('accounts.openExport', { who: 'account', input: z.object({ exportId: Id }) })

/** After the waiting period the way in is gone; until then signing in shows how to take it back. */
export const requestDeletion = command('accounts.requestDeletion', {
  who: 'account',
  natural: true,
  input: z.object({ current: Proof }),
  output: z.object({ dueAt: Instant }),
})

export const cancelDeletion = command('accounts.cancelDeletion', {
  who: 'account',
  natural: true,
  input: Nothing,
  output: Nothing,
})

/** In the account's topic: factors, addresses, the archive, the deletion. */
export const securityChanged = event('accounts.securityChanged', { key: Nothing, view: Nothing })
