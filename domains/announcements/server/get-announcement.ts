import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { can } from '../rules.ts'
import { accessAnnouncement } from './access.ts'
import { readMine, viewAnnouncement } from './views.ts'

export const getAnnouncement = handleQuery(contract.getAnnouncement, async ({ tx, actor, input }) => {
  const { row, standing } = await accessAnnouncement(tx, actor, input.announcementId)
  const mine = await readMine(tx, actor.accountId, row.id)
  const inside = standing.own || standing.editor
  const announcement = await viewAnnouncement(tx, row.id)
  return {
    announcement: inside ? announcement : { ...announcement, reason: null },
    mine: mine.get(row.id) ?? [],
    can: can(standing),
  }
})
