import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** A folder of one life of a child, named by who made it, beneath `parent`. */
export function makeRunFolder(parent: string, name: string): string {
  sweepRunFolders(parent, name)
  return mkdtempSync(path.join(parent, `${name}-${process.pid}-`))
}

/** Whoever was killed outright has left theirs behind, with a configuration in it. */
export function sweepRunFolders(parent: string, name: string): void {
  for (const folder of readdirSync(parent)) {
    const pid = new RegExp(`^${name}-(\\d+)-\\w{6}$`).exec(folder)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(path.join(parent, folder), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // somebody else's, so it is there
  }
}
