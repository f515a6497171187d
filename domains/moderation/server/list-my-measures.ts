import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewMeasures } from './case-views.ts'
import { readChatNames } from './names.ts'

/** What was decided about me, by whom and why. Who reported stands nowhere in it. */
export const listMyMeasures = handleQuery(contract.listMyMeasures, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const rows = await tx
    .selectFrom('measures')
    .selectAll()
    .where('person_id', '=', hat.personId)
    .orderBy('taken_at', 'desc')
    .limit(100)
    .execute()
  if (rows.length === 0) return { measures: [] }
  const cases = await tx
    .selectFrom('moderation_cases')
    .select(['id', 'chat_id', 'text'])
    .where(
      'id',
      'in',
      rows.map(({ case_id }) => case_id),
    )
    .execute()
  const chats = await readChatNames(
    tx,
    cases.map(({ chat_id }) => chat_id),
  )
  const views = await viewMeasures(tx, rows)
  return {
    measures: views.map(({ person: _, ...view }, n) => {
      const about = cases.find(({ id }) => id === rows[n]!.case_id)!
      const appeal = view.appeal === null && view.liftedAt === null
      return { ...view, chat: chats.get(about.chat_id)!, text: about.text, can: { appeal } }
    }),
  }
})
