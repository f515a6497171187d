import type { ImportState, Summary } from '../contract.ts'

/** There is something to write, and it has been looked at. */
export const canWrite = ({ state, summary }: { state: ImportState; summary: Summary | null }): boolean =>
  state === 'ready' && summary !== null && summary.deeds > 0

/** Nobody leaves, nothing waits for a decision, no row stays out: there is nothing that somebody would have to look at. */
export const isClear = ({ leaving, doubtful, leftOut }: Summary): boolean => leaving + doubtful + leftOut === 0
