import type { ChildProcess } from 'node:child_process'

const PATIENCE = 2000

/** Asks it to end; one that does not hear is ended. */
export function endChild(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  timer.unref()
  child.once('exit', () => clearTimeout(timer))
}
