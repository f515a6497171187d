import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TurnTls } from '#server/config'
import { log } from '#server/log'
import { CERTIFICATE, KEY } from './turn-config.ts'

/**
 * The relay has no right to read the school's key, so it gets a copy of its own. True where there is another one than
 * before: a certificate is renewed every few weeks, and calls that go on must not end with that.
 */
export function copyCertificate(run: string, { certificate, key }: TurnTls): boolean {
  try {
    const copies = [copy(certificate, path.join(run, CERTIFICATE)), copy(key, path.join(run, KEY))]
    return copies.includes(true)
  } catch (error) {
    log.error({ error }, 'the certificate of the relay cannot be read')
    return false
  }
}

/** A file that is there keeps its owner. */
function copy(from: string, to: string): boolean {
  const bytes = readFileSync(from)
  if (existsSync(to) && readFileSync(to).equals(bytes)) return false
  writeFileSync(to, bytes, { mode: 0o600 })
  return true
}
