import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import type pg from 'pg'

export interface TableShape {
  name: string
  columns: string[]
}

/** Everything of ours. `migrations` says how the tables came about and is brought about anew. */
export async function readShapes(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`)
  return rows
}

/** One spelling of every value, whatever the server is set to, so that equal tables are equal bytes. */
export const ONE_SPELLING = [
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO'`,
  `set local intervalstyle = 'iso_8601'`,
  `set local bytea_output = 'hex'`,
  `set local extra_float_digits = 1`,
  `set local synchronize_seqscans = off`,
].join(';')

export const copyOut = ({ name, columns }: TableShape): string => `copy ${quoted(name)} (${listed(columns)}) to stdout`
export const copyIn = ({ name, columns }: TableShape): string => `copy ${quoted(name)} (${listed(columns)}) from stdin`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const listed = (columns: string[]): string => columns.map(quoted).join(', ')

/** Lets bytes through and remembers what they were: hash, length, and rows of a COPY (one line each). */
export function weigh(): { through: Transform; told: () => { sha256: string; size: number; rows: number } } {
  const hash = createHash('sha256')
  let [size, rows] = [0, 0]
  const through = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part)
      size += part.length
      for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) rows++
      done(null, part)
    },
  })
  return { through, told: () => ({ sha256: hash.digest('hex'), size, rows }) }
}
