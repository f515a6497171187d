import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { selectApplications, viewApplication } from './views.ts'

const SHOWN = 500

/** Those who wait come first, the longest waiting at the top; then the decided, the latest first. */
export const listApplications = handleQuery(contract.listApplications, async ({ tx, input }) => {
  const rows = await selectApplications(tx)
    .$if(input.state === 'submitted', (q) => q.where('approved', 'is', null))
    .$if(input.state === 'approved', (q) => q.where('approved', '=', true))
    .$if(input.state === 'refused', (q) => q.where('approved', '=', false))
    .orderBy('decided_at', (order) => order.desc().nullsFirst())
    .orderBy('submitted_at')
    .limit(SHOWN)
    .execute()
  const { waiting } = await selectApplications(tx)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('approved', 'is', null)
    .executeTakeFirstOrThrow()
  return { applications: rows.map(viewApplication), waiting }
})
