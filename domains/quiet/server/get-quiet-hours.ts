import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { viewHours } from './views.ts'

/** Everybody in the school knows its hours: the composer explains them. */
export const getQuietHours = handleQuery(contract.getQuietHours, async ({ tx, actor, input }) =>
  viewHours(tx, await accessSelf(tx, actor, input.organizationId)),
)
