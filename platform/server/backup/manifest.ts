import { z } from 'zod'

/** What an archive says of itself; its last entry. Hashes are SHA-256 in hex, of bytes before they are packed. */
export const Manifest = z.object({
  format: z.literal('zvonok-backup'),
  version: z.literal(1),
  at: z.iso.datetime(), // the moment of the snapshot
  postgres: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number(), sha256: z.string() })),
  jobs: z.object({ count: z.number(), sha256: z.string() }),
  contents: z.array(z.object({ place: z.enum(['content', 'files']), sha256: z.string(), size: z.number() })),
  gone: z.array(z.string()), // removed by people while the backup was made
  secrets: z.enum(['plain', 'sealed', 'none']),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const JOBS = 'jobs.jsonl.gz'
export const SECRETS = 'secrets.json'
export const SEALED = 'secrets.sealed'
export const tableEntry = (name: string): string => `tables/${name}.copy.gz`
export const contentEntry = (place: string, sha256: string): string => `${place}/${sha256.slice(0, 2)}/${sha256}`
