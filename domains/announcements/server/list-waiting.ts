import { now } from '#server/clock'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readMine, viewAnnouncements } from './views.ts'

const MOST = 20
/** Somebody who comes to the class in May is not asked about September. */
const LATELY = 60 * 24 * 3600_000

/** Those with the nearest deadline first, then the latest. */
export const listWaiting = handleQuery(contract.listWaiting, async ({ tx, actor }) => {
  const mine = await readMine(tx, actor.accountId)
  const since = new Date(now().getTime() - LATELY)
  const rows = mine.size
    ? await tx
        .selectFrom('announcements')
        .select('id')
        .where('id', 'in', [...mine.keys()])
        .where(({ eb, or }) => or([eb('published_at', '>', since), eb('deadline', '>', now())]))
        .orderBy('deadline', (by) => by.asc().nullsLast())
        .orderBy('published_at', 'desc')
        .limit(MOST)
        .execute()
    : []
  const announcements = await viewAnnouncements(
    tx,
    rows.map(({ id }) => id),
  )
  return {
    waiting: announcements.map((announcement) => ({
      announcement: { ...announcement, reason: null },
      mine: mine.get(announcement.id)!,
    })),
  }
})
