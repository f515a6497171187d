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

export function connect(url: string, max = 10): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'zvonok' })
  // An idle connection that dies (the database restarts) is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), pool }
}
