import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Every domain keeps its own migrations; their timestamps put them into one order. */
export async function readMigrations(): Promise<{ name: string; sql: string }[]> {
  const folders = ['platform', ...(await readdir(path.join(ROOT, 'domains'))).map((domain) => `domains/${domain}`)]
  const files = await Promise.all(
    folders.map(async (folder) => {
      const at = path.join(ROOT, folder, 'migrations')
      return (await readdir(at).catch(() => [])).map((name) => ({ name, file: path.join(at, name) }))
    }),
  )
  const ordered = files.flat().sort((a, b) => (a.name < b.name ? -1 : 1))
  return Promise.all(ordered.map(async ({ name, file }) => ({ name, sql: await readFile(file, 'utf8') })))
}

/**
 * Applies what is new, each file in its own transaction; several starting servers wait for one another. `upTo` names
 * the only ones to apply: what a backup was made with.
 */
export async function migrate(pool: pg.Pool, upTo?: ReadonlySet<string>): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(20261120)')
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
    const done = new Set((await client.query('select name from migrations')).rows.map((row) => row.name))
    const fresh = (await readMigrations()).filter(({ name }) => !done.has(name) && (!upTo || upTo.has(name)))
    for (const { name, sql } of fresh) {
      await client.query(
        `begin;\n${sql}\n;insert into migrations (name) values ('${name.replaceAll("'", "''")}');\ncommit;`,
      )
    }
    return fresh.map(({ name }) => name)
  } finally {
    await client.query('rollback').catch(() => undefined)
    await client.query('select pg_advisory_unlock(20261120)').catch(() => undefined)
    client.release()
  }
}
