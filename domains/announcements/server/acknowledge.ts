import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessAnnouncement } from './access.ts'
import { tellProgressSoon } from './tell-progress.ts'
import { progressOf, readMine } from './views.ts'

/** «Ознакомлен(а)»: an explicit press, kept with its time, once. */
export const acknowledge = handleCommand(contract.acknowledge, async ({ tx, actor, input }) => {
  const { row, hat } = await accessAnnouncement(tx, actor, input.announcementId)
  const before = (await readMine(tx, actor.accountId, row.id)).get(row.id) ?? []
  const asked = input.aboutIds ? before.filter(({ aboutId }) => input.aboutIds!.includes(aboutId)) : before
  if (asked.length === 0 || (input.aboutIds && asked.length < new Set(input.aboutIds).size)) throw notAsked()

  const fresh = asked.filter(({ at }) => at === null)
  if (fresh.length > 0) {
    const rows = fresh.map(({ personId, aboutId }) => ({
      announcement_id: row.id,
      person_id: personId,
      about_id: aboutId,
      at: now(),
      way: 'press' as const,
      marked_by: null,
    }))
    await tx
      .insertInto('acknowledgements')
      .values(rows)
      .onConflict((oc) => oc.doNothing())
      .execute()
    await tellProgressSoon(tx, row.id)
    const view = { announcementId: row.id }
    await append(tx, `account:${actor.accountId}`, contract.acknowledged, view, hat.personId, { view })
  }
  const mine = (await readMine(tx, actor.accountId, row.id)).get(row.id) ?? []
  return { mine, progress: await progressOf(tx, row.id) }
})

const notAsked = () =>
  conflict('Вас об этом объявлении не спрашивают', 'You are not asked to confirm this announcement', 'aboutIds')
