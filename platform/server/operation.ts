import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { AnyCommand, AnyContract, AnyUpload, Command, Download, Query, Upload, Who } from '#contract'
import { publish } from './bus.ts'
import type { Db, Tx } from './db.ts'
import { conflict, invalid, type Language, Refusal } from './errors.ts'
import { inTransaction } from './events.ts'
import { inputWords } from './input-words.ts'
import { withoutTurnsIn } from './turns.ts'
import { findUnstorable } from './unstorable.ts'

declare module './db.ts' {
  interface Database {
    command_results: {
      account_id: string
      id: string
      name: string
      output: ColumnType<unknown, string, never>
      at: ColumnType<Date, never, never>
    }
  }
}

export interface Actor {
  accountId: string
  sessionId: string
  /** The platform operator: runs this installation, is no member of any school by that. */
  operator: boolean
  /** Has yet to set up what is asked of it: only the few operations that say so are open. */
  limited?: boolean
}

/** How a request arrived: all that an operation may know of the transport. */
export interface Call {
  actor: Actor | null
  language: Language
  /** The caller's network address. A whole school may share one. */
  ip: string
  userAgent: string
  /** Scheme and host as the person sees them, without a trailing slash; for links in letters and on sheets. */
  origin: string
  /** Gives the caller a session cookie, or takes it with null. Does nothing over the WebSocket. */
  setSession(token: string | null): void
}

/** Null only where the contract says `anyone`. */
type ActorFor<W extends Who> = W extends 'anyone' ? Actor | null : Actor

interface Context<I, D, W extends Who> {
  tx: D
  actor: ActorFor<W>
  input: I
  call: Call
  /** Runs once the COMMIT has succeeded; for effects that must not outlive a rollback. */
  after(effect: () => void): void
}

export interface Operation {
  contract: AnyContract
  /** Parses, admits, runs. `body` is the bytes of an upload. */
  run(db: Db, call: Call, input: unknown, body?: Buffer): Promise<unknown>
}

/** Bytes with a name, as a download answers. */
export interface Document {
  mediaType: string
  fileName: string
  bytes: Buffer
  /** `inline` shows it in the browser; the default saves it. */
  inline?: boolean
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** One command is one transaction: the change and the events that tell of it commit together or not at all. */
export function handleCommand<N extends string, I extends z.ZodType, O extends z.ZodType, W extends Who>(
  contract: Command<N, I, O> & { who: W; natural?: true },
  run: (context: Context<z.output<I>, Tx, W>) => Promise<z.input<O>>,
): Operation {
  return {
    contract,
    run: (db, call, raw) => {
      const { actor, input } = admit(contract, call, raw)
      return committed(db, contract, actor, input, (tx, after) =>
        run({ tx, actor: actor as ActorFor<W>, input: input as z.output<I>, call, after }),
      )
    },
  }
}

export function handleQuery<N extends string, I extends z.ZodType, O extends z.ZodType, W extends Who>(
  contract: Query<N, I, O> & { who: W },
  run: (context: Context<z.output<I>, Db, W>) => Promise<z.input<O>>,
): Operation {
  return {
    contract,
    async run(db, call, raw) {
      const { actor, input } = admit(contract, call, raw)
      const after = (effect: () => void) => effect()
      return contract.output.parse(
        await run({ tx: db, actor: actor as ActorFor<W>, input: input as z.output<I>, call, after }),
      )
    },
  }
}

/** The whole file arrives in memory, so `maxBytes` is small; large files go by tus. */
export function handleUpload<N extends string, I extends z.ZodType, O extends z.ZodType, W extends Who>(
  contract: Upload<N, I, O> & { who: W },
  run: (context: Context<z.output<I>, Tx, W> & { bytes: Buffer }) => Promise<z.input<O>>,
): Operation {
  return {
    contract,
    run: (db, call, raw, bytes) => {
      const { actor, input } = admit(contract, call, raw)
      if (!bytes?.length) throw new Refusal('invalid', 'Файл пуст', 'The file is empty')
      return committed(db, contract, actor, input, (tx, after) =>
        run({ tx, actor: actor as ActorFor<W>, input: input as z.output<I>, call, after, bytes }),
      )
    },
  }
}

/** May write (a print is remembered), so it runs in a transaction; a repeat is harmless and prints again. */
export function handleDownload<N extends string, I extends z.ZodType, W extends Who>(
  contract: Download<N, I> & { who: W },
  run: (context: Context<z.output<I>, Tx, W>) => Promise<Document>,
): Operation {
  return {
    contract,
    async run(db, call, raw) {
      const { actor, input } = admit(contract, call, raw)
      const effects: (() => void)[] = []
      const { result, facts } = await inTransaction(db, (tx) =>
        run({
          tx,
          actor: actor as ActorFor<W>,
          input: input as z.output<I>,
          call,
          after: (effect) => effects.push(effect),
        }),
      )
      publish(facts)
      for (const effect of effects) effect()
      return result
    },
  }
}

/** Checks who calls and what; throws the refusals `unauthenticated`, `not_found` (operator's things are hidden) and `invalid`. */
export function admit(contract: AnyContract, call: Call, raw: unknown): { actor: Actor | null; input: unknown } {
  if (contract.who !== 'anyone' && !call.actor) {
    throw new Refusal('unauthenticated', 'Войдите, чтобы продолжить', 'Sign in to go on')
  }
  if (contract.who === 'operator' && !call.actor?.operator) {
    throw new Refusal('not_found', 'Здесь ничего нет', 'There is nothing here')
  }
  if (call.actor?.limited && contract.who !== 'anyone' && !('limited' in contract && contract.limited)) {
    throw new Refusal(
      'forbidden',
      'Сначала подключите второй шаг входа: этого просят у тех, кто управляет школой',
      'Connect the second step of signing in first: it is asked of those who run the school',
    )
  }
  return { actor: call.actor, input: parse(contract.input, raw, call.language) }
}

async function committed(
  db: Db,
  contract: (AnyCommand & { natural?: true }) | AnyUpload,
  actor: Actor | null,
  input: unknown,
  work: (tx: Tx, after: (effect: () => void) => void) => Promise<unknown>,
): Promise<unknown> {
  const id = 'natural' in contract && contract.natural ? undefined : (input as { id: string }).id
  const attempt = async () => {
    const effects: (() => void)[] = []
    const { result, facts } = await inTransaction(db, async (tx) => {
      const accountId = actor?.accountId ?? NOBODY
      const earlier = id && (await findResult(tx, accountId, id))
      if (earlier) {
        if (earlier.name !== contract.name) throw taken()
        return earlier.output
      }
      const output = contract.output.parse(await work(tx, (effect) => effects.push(effect)))
      if (id) {
        const row = { account_id: accountId, id, name: contract.name, output: JSON.stringify(output) }
        await tx.insertInto('command_results').values(row).execute()
      }
      return output
    })
    publish(facts)
    for (const effect of effects) effect()
    return result
  }
  return attempt()
    .catch((error) => (lostARace(error) ? attempt() : Promise.reject(error)))
    .catch((error) => Promise.reject(id && isTaken(error, id) ? taken() : error))
}

const taken = () => conflict('Этот номер запроса уже занят', 'This request id is taken')

/** What a command makes bears its id; somebody else's command may have made a thing by that id before. */
function isTaken(error: unknown, id: string): boolean {
  return lostARace(error) && 'detail' in (error as object) && String((error as { detail: unknown }).detail).includes(id)
}

const findResult = (tx: Tx, accountId: string, id: string) =>
  tx
    .selectFrom('command_results')
    .select(['name', 'output'])
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()

// Two commands met: serialization failure, deadlock, or the other one inserted the same key first.
// The whole command is run once more and now sees what the winner did.
export function lostARace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['40001', '40P01', '23505'].includes(error.code as string)
}

export function parse<S extends z.ZodType>(schema: S, value: unknown, language: Language): z.output<S> {
  const result = schema.safeParse(withoutTurnsIn(value ?? {}), { error: inputWords[language] })
  if (result.success) {
    const unstorable = findUnstorable(result.data)
    if (unstorable !== undefined) throw cannotBeKept(unstorable)
    return result.data
  }
  const issue = result.error.issues[0]
  const field = issue?.path.join('.')
  const sentence = issue?.message ?? 'invalid input'
  throw new Refusal('invalid', sentence, sentence, field ? { field } : {})
}

const cannotBeKept = (field: string) =>
  invalid(
    'В тексте есть знак, который нельзя сохранить. Наберите это место заново',
    'The text has a sign that cannot be kept. Type that place again',
    field || undefined,
  )
