import { viewIntrusions } from '#domains/accounts'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHat } from './access.ts'
import { mayLookAtUnconfirmed, readFamilies, readStaff } from './list-unconfirmed.ts'

/** By number only, for the lane «Важное» and the navigation: it is asked on every screen. */
export const countDuties = handleQuery(contract.countDuties, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  mayLookAtUnconfirmed(hat)
  const staff = hat.administers ? await readStaff(tx, hat) : []
  const families = await readFamilies(tx, hat)
  return {
    unconfirmed: staff.length + families.length,
    intrusions: hat.administers ? await countOpen(tx, hat.organizationId) : 0,
  }
})

async function countOpen(db: Db, organizationId: string): Promise<number> {
  const rows = await db
    .selectFrom('people')
    .select('account_id')
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('account_id', 'in', db.selectFrom('intrusion_reports').select('account_id').where('settled_at', 'is', null))
    .execute()
  const reports = await viewIntrusions(
    db,
    rows.flatMap(({ account_id }) => account_id ?? []),
  )
  return reports.filter(({ settledAt }) => !settledAt).length
}
