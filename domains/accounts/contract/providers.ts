import { z } from 'zod'
import { command, Id, Instant, Nothing, query } from '#contract'
import { Entered, Proof } from './models.ts'

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
