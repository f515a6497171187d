import { config } from '#server/config'
import { startBuiltin } from './builtin.ts'
import type { EngineName, MediaEngine } from './engine.ts'

/** Which engine carries the calls of this installation. */
export const engineName = (): EngineName => (config.callEngine === 'janus' ? 'janus' : 'builtin')

export const startEngine = (onLost: () => void): Promise<MediaEngine> => startBuiltin(onLost)
