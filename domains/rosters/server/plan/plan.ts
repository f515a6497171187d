import type { Item, Summary } from '../../contract.ts'
import type { Roster } from '../read/roster.ts'
import { Comparison, type Options } from './comparison.ts'
import type { Deeds } from './deeds.ts'
import type { School } from './known.ts'
import { comparePupils } from './pupils.ts'
import { compareStaff } from './staff.ts'

export interface Plan {
  items: Item[]
  summary: Summary
  deeds: Deeds
}

/**
 * What a list would change in a school: pure, so that a preview and the writing after it say the same. `breathe` lets
 * others have the thread now and then, and hears how far it is.
 */
export async function planImport(
  roster: Roster,
  school: School,
  options: Options,
  breathe: (done: number) => Promise<void> = async () => undefined,
): Promise<Plan> {
  const comparison = new Comparison(roster, school, options)
  await comparePupils(comparison, roster.pupils, breathe)
  await compareStaff(comparison, roster.staff, (done) => breathe(roster.pupils.length + done))
  comparison.addFaults(roster.problems)
  comparison.addLeaving(roster)
  return comparison.close(roster)
}
