import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewSettings } from './settings.ts'

export const getSettings = handleQuery(contract.getSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  return viewSettings(tx, hat.organizationId, hat.administers)
})
