import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import type { Entry } from '../contract.ts'
import * as contract from '../contract.ts'
import { pageOf } from './page.ts'

/** A guardian reads of the children, too. Others whom the same act concerned are not named, nor is why: that is asked aloud. */
export const listAboutMe = handleQuery(contract.listAboutMe, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const children = await tx
    .selectFrom('bonds_seeing')
    .select('pupil_id')
    .where('guardian_id', '=', hat.personId)
    .execute()
  const mine = [hat.personId, ...children.map(({ pupil_id }) => pupil_id)]
  const { entries, next } = await pageOf(tx, hat.organizationId, { aboutAny: mine, before: input.before })
  return { entries: entries.map((entry) => onlyMine(entry, new Set(mine))), next }
})

function onlyMine(entry: Entry, mine: Set<string>): Entry {
  const about = entry.about.filter(({ id }) => mine.has(id))
  return { ...entry, about, aboutCount: about.length, reason: null, details: {} }
}
