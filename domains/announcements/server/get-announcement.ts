import { judgeText } from '#domains/chats'
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
  const may = can(standing)
  const looks = inside && (may.publish || may.edit)
  return {
    announcement: inside ? announcement : { ...announcement, reason: null },
    mine: mine.get(row.id) ?? [],
    can: may,
    noticed: looks ? await judgeText(tx, row.organization_id, `${row.title}\n${row.text}`) : null,
  }
})
