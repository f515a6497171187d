import { z } from 'zod'
import { command, event, Id, Instant, Nothing, query } from '#contract'
import { Code, PasskeyAnswer, Proof } from './models.ts'

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

/** In the account's topic: factors, addresses, the archive, the deletion. */
export const securityChanged = event('accounts.securityChanged', { key: Nothing, view: Nothing })
/** In the topics of those who administer a school of the account, and of operators: somebody says that a stranger was in, or it is settled. */
export const intrusionsChanged = event('accounts.intrusionsChanged', { key: Nothing, view: Nothing })
