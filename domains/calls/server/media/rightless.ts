import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { log } from '#server/log'
import { SETPRIV } from './janus-installed.ts'

/** An identity that owns nothing on this machine. */
export const NOBODY = 23_456

/** Somebody else's program as a child without rights: it owns its folder and nothing else, and ends with us. */
export function startRightless(program: string, args: string[], run: string): ChildProcess {
  const isRoot = process.getuid?.() === 0
  if (isRoot) own(run)
  const rights = isRoot ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []
  // Also when we are killed: an orphan would keep its ports.
  const child = spawn(SETPRIV, [...rights, '--no-new-privs', '--pdeathsig=TERM', '--', program, ...args], {
    cwd: run,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', HOME: run },
  })
  const hear = (bytes: Buffer) => log.debug({ said: String(bytes).slice(0, 2000) }, path.basename(program))
  child.stdout!.on('data', hear)
  child.stderr!.on('data', hear)
  child.unref()
  return child
}

function own(folder: string): void {
  chownSync(folder, NOBODY, NOBODY)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) own(file)
    else if (!entry.isSymbolicLink()) chownSync(file, NOBODY, NOBODY)
  }
}
