import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { config } from '../config.ts'

const LastBackup = z.object({ at: z.iso.datetime(), bytes: z.number() })
type LastBackup = z.infer<typeof LastBackup>

// Beside the data and not in the database: the archive is whole before it can say of itself that it is.
const place = () => path.join(config.dataDir, 'last-backup.json')

export async function noteBackup(backup: LastBackup): Promise<void> {
  await writeFile(`${place()}.new`, JSON.stringify(backup), { mode: 0o600 })
  await rename(`${place()}.new`, place())
}

/** Null: nothing has been copied from here yet. */
export async function findLastBackup(): Promise<LastBackup | null> {
  const text = await readFile(place(), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : LastBackup.parse(JSON.parse(text))
}
