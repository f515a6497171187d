import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** Every domain adds its own tables to this interface, in its own `tables.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Database {}
export type Db = Kysely<Database>
export type Tx = Transaction<Database>

// bigint counts fit a number here; dates of birth and orders are calendar days, not instants.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)

const pools = new WeakMap<Db, pg.Pool>()

export function connect(url: string, max = 10): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'zvonok', connectionTimeoutMillis: 10_000 })
  surviveLostConnections(pool)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return { db, pool }
}

/** The pool under a Kysely, for the few who need a raw connection. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db)
  if (!pool) throw new Error('this Db was not made by connect()')
  return pool
}

/** A connection that dies while nobody waits for it (the database restarts) must not end the process; the next query hears of it. */
export function surviveLostConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** Kysely over one connection that somebody else has begun a transaction on. */
export const onClient = (client: pg.PoolClient): Db =>
  new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => ({ query: client.query.bind(client), release() {} }),
        end: async () => undefined,
      } as never,
    }),
  })
