import type { AnyContract, ErrorCode, InputOf, OutputOf } from '#contract'
import type { Db } from '#server/db'
import type { Caller, Cast } from '../cast.ts'

/**
 * Who may do what: one row for each operation and, where the answer hangs on it, for each kind of its target. Whoever
 * is not named gets `not_found`, and nobody gets `unauthenticated` where a session is needed. A new operation without
 * a row fails the matrix test, and so does a row whose operation is gone.
 */
export interface Row<C extends AnyContract = AnyContract> {
  contract: C
  about: string
  /** Built anew for every cell; whatever it does to the database is taken back with the cell. */
  input(stage: Stage): InputOf<C> | Promise<InputOf<C>>
  allow: readonly Caller[]
  refuse: Partial<Record<ErrorCode, readonly Caller[]>>
  /** Names the target («chatId», «forwardOf.messageId»): with a random id in its place, whoever gets `not_found` must get the very same bytes. */
  hides: string | undefined
  /** What the screen is told: must be true for those whom the row allows, and for nobody else who is told. */
  can: ((stage: Stage) => Promise<boolean | undefined>) | undefined
  /** Bytes of an upload. */
  body: Buffer | undefined
}

/** Commands by their method only: what they take is a secret and addresses stand in logs; or they speak to the engine of calls. */
export const ONLY_LOOK = new Set([
  'invitations.openInvitation',
  'invitations.openSheet',
  'organizations.openRegistration',
  'calls.keepStay',
  'calls.publish',
  'calls.receive',
  'calls.watch',
  'calls.probe',
  'calls.keepCheck',
  'calls.openGuest',
  'calls.guestGetCall',
  'calls.guestKeepStay',
  'calls.guestPublish',
  'calls.guestReceive',
  'calls.guestWatch',
])

export interface Stage {
  cast: Cast
  caller: Caller
  db: Db
  /** Asks as the caller; undefined when refused. */
  ask<Q extends AnyContract & { kind: 'query' }>(query: Q, input: InputOf<Q>): Promise<OutputOf<Q> | undefined>
}

type Refused = Partial<Record<ErrorCode, readonly Caller[]>>
interface Cells<C extends AnyContract> extends Refused {
  input(stage: Stage): InputOf<C> | Promise<InputOf<C>>
  allow: readonly Caller[]
  hides?: (keyof InputOf<C> & string) | `${keyof InputOf<C> & string}.${string}`
  can?: Row['can']
  body?: Buffer
}

export const row =
  <C extends AnyContract>(contract: C) =>
  (about: string, { input, allow, hides, can, body, ...refuse }: Cells<C>): Row => ({
    contract,
    about,
    input: input as Row['input'],
    allow,
    refuse,
    hides,
    can,
    body,
  })

/** What the table says of a caller: 'ok', or the code of the refusal. */
export function expectedOf({ contract, allow, refuse }: Row, caller: Caller): 'ok' | ErrorCode {
  const said = Object.entries(refuse).filter(([, callers]) => callers.includes(caller))
  const codes = [...(allow.includes(caller) ? ['ok'] : []), ...said.map(([code]) => code)]
  if (codes.length > 1) throw new Error(`${contract.name}: ${caller} gets ${codes.join(' and ')}`)
  return (codes[0] ?? (caller === 'nobody' && contract.who !== 'anyone' ? 'unauthenticated' : 'not_found')) as ErrorCode
}
