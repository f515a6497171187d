import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { canChangeLimits, largestFor } from './policy.ts'
import { readLimits, readUsage } from './usage.ts'

export const getQuota = handleQuery(contract.getQuota, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  const limits = await readLimits(tx, input.organizationId)
  return {
    used: await readUsage(tx, input.organizationId),
    quota: limits.quota,
    largest: largestFor(self.roles, limits),
    limits,
    can: { change: canChangeLimits(self.roles) },
  }
})
