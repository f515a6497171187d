import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { World } from '../world.ts'

type Query = { text: string } | string

/**
 * Makes a world whose every change can be taken back: all connections that its server opens are one connection, and
 * inside `undone` what the server believes to be its transactions are savepoints of one that is rolled back. So a
 * thousand cells of the matrix act on the same school, and none sees what another did. Call it before the world is used.
 */
export async function undoChanges({ pool, url }: World) {
  const one = new pg.Client(url)
  await one.connect()
  const open: string[] = []
  let undoing = false
  let made = 0

  /** BEGIN, COMMIT and ROLLBACK in the words of savepoints; `rollback to` alone would leave the savepoint open. */
  function translate(statement: string): string {
    if (!undoing) return statement
    const word = /^\s*(begin|start transaction|commit|rollback)\b/i.exec(statement)?.[1]?.toLowerCase()
    if (!word) return statement
    if (word === 'begin' || word === 'start transaction') {
      open.push(`s${++made}`)
      return `savepoint ${open.at(-1)}`
    }
    const name = open.pop()
    if (!name) throw new Error(`${word} without a begin`)
    return word === 'commit' ? `release ${name}` : `rollback to ${name}; release ${name}`
  }

  class View extends EventEmitter {
    _queryable = true
    _ending = false
    connect(done: () => void): void {
      process.nextTick(done)
    }
    end(done?: () => void): void {
      done?.()
    }
    ref(): void {}
    unref(): void {}
    query(query: Query, ...rest: unknown[]): unknown {
      const run = one.query.bind(one) as (...args: unknown[]) => unknown
      if (typeof query !== 'string') return run({ ...query, text: translate(query.text) }, ...rest)
      const text = translate(query)
      // Several statements in one travel without parameters only.
      return text === query ? run(text, ...rest) : run(text, ...rest.filter((one) => typeof one === 'function'))
    }
  }

  Object.assign(pool, { Client: View })
  // The group commit opens a pool of its own with the same options.
  Object.assign(pool.options, { Client: View })

  async function undone<T>(work: () => Promise<T>): Promise<T> {
    await one.query('begin')
    undoing = true
    try {
      return await work()
    } finally {
      undoing = false
      open.length = 0
      await one.query('rollback')
    }
  }

  const hash = hashOf(one)
  let all: Record<string, string> = {}

  /** What stands in the database now, one hash per table. Within a cell only what it has touched is looked at again. */
  async function digest(): Promise<Record<string, string>> {
    if (undoing) return { ...all, ...(await hash(await touchedTables(one))) }
    all = await hash(await tablesOf(one))
    return all
  }

  return {
    /** Runs and takes back. One at a time. */
    undone,
    digest,
    close: () => one.end(),
  }
}

export type Undoing = Awaited<ReturnType<typeof undoChanges>>

/** Everything but the bookkeeping of the queue's own workers. */
const OURS = `(schemaname = 'public' or schemaname = 'graphile_worker' and relname like '%jobs')`

const tablesOf = (client: pg.Client): Promise<string[]> =>
  namesIn(client, `select schemaname, relname from pg_stat_user_tables where ${OURS}`)

/** Those that this transaction has written to, be it taken back since. */
const touchedTables = (client: pg.Client): Promise<string[]> =>
  namesIn(
    client,
    `select schemaname, relname from pg_stat_xact_user_tables
      where n_tup_ins + n_tup_upd + n_tup_del > 0 and ${OURS}`,
  )

async function namesIn(client: pg.Client, statement: string): Promise<string[]> {
  const { rows } = await client.query<{ schemaname: string; relname: string }>(statement)
  return rows.map(({ schemaname, relname }) => `${schemaname}.${relname}`)
}

const hashOf = (client: pg.Client) => async (tables: string[]) => {
  if (tables.length === 0) return {}
  const { rows } = await client.query<{ name: string; hash: string }>(tables.map(selectHash).join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

function selectHash(name: string): string {
  // That a session has been seen again is noted a second later by nobody's command.
  const row = name === 'public.sessions' ? `(to_jsonb(t) - 'last_seen_at')::text` : 't::text'
  return `select '${name}' as name, md5(string_agg(${row}, '|' order by ${row})) as hash from ${name} t`
}
