import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type PoolClient } from 'pg'
import type { z } from 'zod'
import type { Command, Who } from '#contract'
import { publish, tell } from './bus.ts'
import { type Db, poolOf, surviveLostConnections } from './db.ts'
import { Refusal } from './errors.ts'
import type { Fact } from './events.ts'
import { log } from './log.ts'
import { batchSize, commitSeconds } from './metrics.ts'
import { type Actor, admit, type Call, lostARace, type Operation } from './operation.ts'

export interface BatchItem<I> {
  actor: Actor
  input: I
  call: Call
}

interface BatchContext<I> {
  /** A raw connection inside BEGIN … COMMIT; named statements stay prepared on it. */
  client: PoolClient
  items: BatchItem<I>[]
}

interface BatchResult<O> {
  /** One for each item, in their order: the output, or why it is refused. */
  outcomes: (O | Refusal)[]
  /** Published in this order once the COMMIT has succeeded; they carry their views. */
  facts: Fact[]
}

type Run<I, O> = (context: BatchContext<I>) => Promise<BatchResult<O>>

interface Waiting<I, O> {
  item: BatchItem<I>
  resolve(output: O): void
  reject(error: unknown): void
}

const TOGETHER_AT_MOST = 500
const WAITING_AT_MOST = 20_000
const LOST_DATABASE_PATIENCE = 10_000
const LOOK_AGAIN_AFTER = 100
const PLANS_KEPT_AT_MOST = 60_000

/**
 * A command that commits in groups: while one transaction commits, arriving items gather, and the next one takes them
 * all; nobody waits for a timer. `run` must answer a repeated item (same actor and id) with its first result: an item
 * whose COMMIT was cut off is run again. A refused item costs the others nothing; when a whole group fails, its items
 * are tried one by one, so that only the guilty one is told.
 */
export function handleBatch<
  N extends string,
  I extends z.ZodType,
  O extends z.ZodType,
  W extends Exclude<Who, 'anyone'>,
>(contract: Command<N, I, O> & { who: W }, run: Run<z.output<I>, z.input<O>>): Operation {
  const groups = new WeakMap<Db, ReturnType<typeof groupCommit<z.output<I>, z.input<O>>>>()
  return {
    contract,
    async run(db, call, raw) {
      const { actor, input } = admit(contract, call, raw)
      const commit = groups.get(db) ?? groupCommit(db, contract.name, run)
      groups.set(db, commit)
      return commit({ actor: actor!, input: input as z.output<I>, call })
    },
  }
}

function groupCommit<I, O>(db: Db, name: string, run: Run<I, O>): (item: BatchItem<I>) => Promise<O> {
  const pool = ownConnection(poolOf(db))
  const dropOldPlans = plansThatAge()
  const waiting: Waiting<I, O>[] = []
  let committing = false

  async function commitAll(): Promise<void> {
    committing = true
    while (waiting.length) {
      const group = waiting.splice(0, TOGETHER_AT_MOST)
      batchSize.observe({ operation: name }, group.length)
      await commitGroup(group)
    }
    committing = false
  }

  async function commitGroup(group: Waiting<I, O>[]): Promise<void> {
    try {
      const outcomes = await transact(group.map(({ item }) => item))
      for (const [i, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[i]!
        if (outcome instanceof Refusal) reject(outcome)
        else resolve(outcome)
      }
    } catch (error) {
      if (group.length > 1 && !isLostConnection(error)) {
        log.warn({ err: error, operation: name, items: group.length }, 'a group failed and is tried one by one')
        for (const one of group) await commitGroup([one])
      } else for (const { reject } of group) reject(error)
    }
  }

  /** Runs the items in one transaction; once more if it met another one, and until the database is back if it went away. */
  async function transact(items: BatchItem<I>[]): Promise<(O | Refusal)[]> {
    const deadline = Date.now() + LOST_DATABASE_PATIENCE
    let lost = false
    let raced = false
    for (;;) {
      try {
        const { outcomes, facts } = await transactOnce(items)
        publish(facts)
        // A COMMIT that was cut off may have succeeded: its facts are in the log, but nobody was told of them.
        if (lost) tell({ name: 'headsMayHaveMoved' })
        return outcomes
      } catch (error) {
        if (isLostConnection(error) && Date.now() < deadline) {
          lost = true
          await sleep(LOOK_AGAIN_AFTER)
        } else if (lostARace(error) && !raced) {
          raced = true
        } else {
          throw error
        }
      }
    }
  }

  async function transactOnce(items: BatchItem<I>[]): Promise<BatchResult<O>> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const measured = commitSeconds.startTimer({ operation: name })
      dropOldPlans(client)
      // Not awaited: it travels together with the first statement.
      client.query('begin').catch(() => undefined)
      const result = await run({ client, items })
      await client.query('commit')
      measured()
      return result
    } catch (error) {
      broken = await rollback(client, error)
      throw error
    } finally {
      client.release(broken)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= WAITING_AT_MOST) return reject(overloaded())
      waiting.push({ item, resolve, reject })
      if (!committing) void commitAll()
    })
}

/** Undoes a failed transaction; answers with an error when the connection is of no use any more. */
async function rollback(client: PoolClient, cause: unknown): Promise<Error | undefined> {
  if (isLostConnection(cause)) return cause as Error
  return client.query('rollback').then(
    () => undefined,
    (error: Error) => error,
  )
}

const overloaded = () =>
  new Refusal(
    'too_many',
    'Сервер перегружен. Попробуйте через минуту',
    'The server is overloaded. Try again in a minute',
    {
      retryAfter: 60,
    },
  )

// Statements with arrays would be planned anew for every batch, which costs more than running them; and a batch only
// ever looks up by keys, so a scan is never meant.
const SETTINGS = `set synchronous_commit = on; set plan_cache_mode = force_generic_plan;
  set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off`

/** A plan made while the tables were empty may take the wrong index: kept ones are dropped, at first soon, then seldom. */
function plansThatAge(): (client: PoolClient) => void {
  let keptFor = 100
  let until = 0
  return (client) => {
    if (Date.now() < until) return
    client.query('discard plans').catch(() => undefined)
    keptFor = Math.min(keptFor * 2, PLANS_KEPT_AT_MOST)
    until = Date.now() + keptFor
  }
}

/** Beside the common pool, so that a slow report never stands before a message. It ends with the process. */
function ownConnection(pool: pg.Pool): pg.Pool {
  const own = new pg.Pool({
    ...pool.options,
    max: 1,
    pipeline: true,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  } as pg.PoolConfig)
  own.on('connect', (client) => client.query(SETTINGS).catch(() => undefined))
  surviveLostConnections(own)
  return own
}

/** The database went away or is not back yet: SQLSTATE classes 08 and 57P, or an error of the socket. */
function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|57P)/.test(code) ||
    /^E[A-Z]+$/.test(code) ||
    /^(Connection terminated|Client has encountered|timeout exceeded)/.test(error.message)
  )
}
