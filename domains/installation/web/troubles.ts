import type { Health } from './HealthPart.tsx'

interface Trouble {
  key: 'disk' | 'late' | 'clock' | 'connections' | 'certificate' | 'expired' | 'letters' | 'backup' | 'noBackup'
  values: Record<string, number>
}

const DAY = 24 * 3600 * 1000
/** Days; a copy is made every night, and one night may fail. */
const BACKUP_EVERY = 2

/** What cannot wait until somebody calls. */
export function troublesOf({ at, disk, jobs, database, certificate, outgoing, backup }: Health): Trouble[] {
  const days = certificate ? Math.floor((Date.parse(certificate.until) - Date.parse(at)) / DAY) : null
  const since = backup ? Math.floor((Date.parse(at) - Date.parse(backup.at)) / DAY) : null
  const all: [boolean, Trouble['key'], Record<string, number>][] = [
    [disk.free / disk.total < 0.1, 'disk', { share: Math.round((100 * disk.free) / disk.total) }],
    [jobs.late > 0, 'late', { count: jobs.late }],
    [database.clockOff > 5000, 'clock', { seconds: Math.round(database.clockOff / 1000) }],
    [database.connections > database.most * 0.9, 'connections', { count: database.connections }],
    [days !== null && days >= 0 && days < 14, 'certificate', { count: days ?? 0 }],
    [days !== null && days < 0, 'expired', {}],
    [since !== null && since >= BACKUP_EVERY, 'backup', { count: since ?? 0 }],
    [since === null, 'noBackup', {}],
    [outgoing.failed > 0, 'letters', { count: outgoing.failed }],
  ]
  return all.flatMap(([is, key, values]) => (is ? [{ key, values }] : []))
}
