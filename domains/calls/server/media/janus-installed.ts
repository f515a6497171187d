import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import path from 'node:path'

export const SETPRIV = '/usr/bin/setpriv'
export const PLUGIN = 'libjanus_videoroom.so'
const OLDEST = 1100

/** Where Debian keeps what Janus loads. */
export function findJanusFolder(): string | undefined {
  const folders = readdirSync('/usr/lib', { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => `/usr/lib/${name}/janus`)
  return ['/usr/lib/janus', ...folders].find((folder) => {
    try {
      return readdirSync(path.join(folder, 'plugins')).includes(PLUGIN)
    } catch {
      return false // no such folder
    }
  })
}

/** Installed, of an age that knows our requests, and with a network card: it gathers nothing on the loopback alone. */
export function canRunJanus(): boolean {
  if (!existsSync('/usr/bin/janus') || !existsSync(SETPRIV) || !findJanusFolder()) return false
  const cards = Object.values(networkInterfaces()).flat()
  if (!cards.some((card) => card && !card.internal && card.family === 'IPv4')) return false
  return versionOfJanus() >= OLDEST
}

function versionOfJanus(): number {
  try {
    return readVersion(execFileSync('/usr/bin/janus', ['--version'], { encoding: 'utf8', stdio: 'pipe' }))
  } catch (error) {
    // It tells its version and then complains of being asked.
    return readVersion(String((error as { stdout?: string }).stdout ?? ''))
  }
}

const readVersion = (text: string): number => Number(/Janus version: (\d+)/.exec(text)?.[1] ?? 0)
