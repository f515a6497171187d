import { chownSync, mkdirSync } from 'node:fs'
import process from 'node:process'

/** The folder of one recording: nobody's but the engine's, and ours. */
export function makeTapeFolder(folder: string, owner: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (process.getuid?.() === 0) chownSync(folder, owner, owner)
}
