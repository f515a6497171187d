import type { ImportState, Summary } from '../contract.ts'

/** There is something to write, and it has been looked at. */
export const canWrite = ({ state, summary }: { state: ImportState; summary: Summary | null }): boolean =>
  state === 'ready' && summary !== null && summary.deeds > 0
