import { config } from '#server/config'
import { startBuiltin } from './builtin.ts'
import type { EngineName, MediaEngine } from './engine.ts'
import { canRunJanus, startJanus } from './janus.ts'

let chosen: EngineName | undefined

/** Which engine carries the calls here: Janus where it is installed and can work, unless the installation says which. */
export function engineName(): EngineName {
  chosen ??= config.callEngine === 'auto' ? (canRunJanus() ? 'janus' : 'builtin') : config.callEngine
  return chosen
}

/** `onChanged`: there may be something new to receive in a room. */
export const startEngine = (onLost: () => void, onChanged: (room: string) => void): Promise<MediaEngine> =>
  engineName() === 'janus' ? startJanus(onLost, onChanged) : startBuiltin(onLost)
