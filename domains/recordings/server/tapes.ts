import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { isStaff } from '#rules/people'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { isRecorded } from '../rules.ts'
import { findRunning } from './start-recording.ts'

/** Whose tracks of a call go to the disk just now: of those who have agreed, and whom the school's act lets record. */
export async function tapesOf(db: Db, callId: string) {
  const running = await findRunning(db, callId)
  if (!running) return null
  const rows = await db
    .selectFrom('recording_consents')
    .innerJoin('person_roles', 'person_roles.person_id', 'recording_consents.person_id')
    .select(['recording_consents.person_id', 'role', 'answer'])
    .where('recording_id', '=', running.id)
    .execute()
  const peers = [...Map.groupBy(rows, ({ person_id }) => person_id)].flatMap(([personId, own]) => {
    const staff = isStaff(own.map(({ role }) => role))
    return isRecorded({ pupils: running.pupils, staff, agreed: own[0]!.answer === 'recorded' }) ? [personId] : []
  })
  return { folder: tapeFolder(running.id), peers }
}

/**
 * Where tracks lie until they are composed. As root, Janus runs under an identity that cannot pass through our data
 * folder; then it is a folder of our own beneath /var/tmp, which outlives a restart of the machine.
 */
export function tapeFolder(recordingId: string): string {
  if (process.getuid?.() !== 0) return path.join(config.dataDir, 'recordings', recordingId)
  const name = createHash('sha256').update(config.dataDir).digest('hex').slice(0, 12)
  const folder = path.join('/var/tmp', `zvonok-recordings-${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const { uid } = lstatSync(folder)
  if (uid !== 0) throw new Error(`${folder} belongs to somebody else`)
  return path.join(folder, recordingId)
}

export const dropTapes = (recordingId: string): void =>
  rmSync(tapeFolder(recordingId), { recursive: true, force: true })
