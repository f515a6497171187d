import type { Source } from '../../contract.ts'
import type { Watched } from './engine.ts'

/** Sound and screens reach everybody; a camera reaches those who see its tile. */
export const isWatched = (watched: Watched | null, peer: string, source: Source): boolean =>
  source !== 'camera' || watched === null || watched.has(peer)
