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

  return {
    /** Runs and takes back. One at a time. */
    undone,
    /** What stands in the database now, one hash per table. */
    digest: digestOf(one),
    close: () => one.end(),
  }
}

export type Undoing = Awaited<ReturnType<typeof undoChanges>>

/** Everything but the bookkeeping of the queue's own workers. */
function digestOf(client: pg.Client): () => Promise<Record<string, string>> {
  let statement: string | undefined
  return async () => {
    statement ??= await writeDigest(client)
    const { rows } = await client.query<{ name: string; hash: string }>(statement)
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
  }
}

async function writeDigest(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE'
        and (table_schema = 'public' or table_schema = 'graphile_worker' and table_name like '%jobs')`,
  )
  return rows
    .map(
      ({ name }) => `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t`,
    )
    .join(' union all ')
}
