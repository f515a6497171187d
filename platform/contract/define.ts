import { z } from 'zod'

// The whole vocabulary of the wire: a command changes something, a query reads something, an upload brings
// a file, an event says that something has changed. Every name is '<domain>.<verbOrFact>'.

export const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  quiet_hours: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  internal: 500,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS

/** `anyone` needs no session, `account` needs one, `operator` is the platform operator. Finer rules live in policy.ts. */
export type Who = 'anyone' | 'account' | 'operator'

interface Shape<I extends z.ZodType, O extends z.ZodType, W extends Who> {
  who: W
  /** Open to an account that has yet to set up its second step, too. */
  limited?: boolean
  input: I
  output: O
}

export interface Command<N extends string, I extends z.ZodType, O extends z.ZodType, W extends Who = Who>
  extends Shape<I, O, W> {
  kind: 'command'
  name: N
}
export interface Query<N extends string, I extends z.ZodType, O extends z.ZodType, W extends Who = Who>
  extends Shape<I, O, W> {
  kind: 'query'
  name: N
}
/** The body is the file itself; `input` travels in the query string. */
export interface Upload<N extends string, I extends z.ZodType, O extends z.ZodType, W extends Who = Who>
  extends Shape<I, O, W> {
  kind: 'upload'
  name: N
  maxBytes: number
}
/** Answers with bytes of a media type instead of JSON: a PDF, a picture. */
export interface Download<N extends string, I extends z.ZodType, W extends Who = Who> {
  kind: 'download'
  name: N
  who: W
  input: I
}
export interface EventType<N extends string, K extends z.ZodType, V extends z.ZodType> {
  kind: 'event'
  name: N
  key: K
  view: V
}

export type AnyCommand = Command<string, z.ZodType, z.ZodType>
export type AnyQuery = Query<string, z.ZodType, z.ZodType>
export type AnyUpload = Upload<string, z.ZodType, z.ZodType>
export type AnyDownload = Download<string, z.ZodType>
export type AnyContract = AnyCommand | AnyQuery | AnyUpload | AnyDownload
export type AnyEvent = EventType<string, z.ZodType, z.ZodType>

/**
 * Every command carries a client-chosen uuid `id`; a repeat with the same id returns the first result, even after
 * a restart of the server. `natural: true` marks the few whose repeat is the same by nature (a reading mark, a sign-in).
 */
export function command<const N extends string, I extends z.ZodType, O extends z.ZodType, const W extends Who>(
  name: N,
  shape: Shape<I, O, W> & { natural?: true },
): Command<N, I, O, W> & { natural?: true } {
  return { kind: 'command', name, ...shape }
}

export function query<const N extends string, I extends z.ZodType, O extends z.ZodType, const W extends Who>(
  name: N,
  shape: Shape<I, O, W>,
): Query<N, I, O, W> {
  return { kind: 'query', name, ...shape }
}

export function upload<const N extends string, I extends z.ZodType, O extends z.ZodType, const W extends Who>(
  name: N,
  shape: Shape<I, O, W> & { maxBytes: number },
): Upload<N, I, O, W> {
  return { kind: 'upload', name, ...shape }
}

export function download<const N extends string, I extends z.ZodType, const W extends Who>(
  name: N,
  shape: { who: W; input: I },
): Download<N, I, W> {
  return { kind: 'download', name, ...shape }
}

/**
 * `key` is what the log stores (identifiers only, so erasing a child's message erases it everywhere);
 * `view` is what a client receives, loaded at delivery time by the domain that owns it, the same for every receiver.
 */
export function event<const N extends string, K extends z.ZodType, V extends z.ZodType>(
  name: N,
  shape: { key: K; view: V },
): EventType<N, K, V> {
  return { kind: 'event', name, ...shape }
}

export const Id = z.uuid()
export const Instant = z.iso.datetime()
export const Day = z.iso.date()
export const Nothing = z.object({})

export type InputOf<C extends { input: z.ZodType }> = z.input<C['input']>
export type OutputOf<C extends { output: z.ZodType }> = z.output<C['output']>
/** What arrives on the wire for an event. */
export type EventOf<E extends AnyEvent> = E extends AnyEvent
  ? { seq: number; type: E['name']; at: string; view: z.output<E['view']> }
  : never
