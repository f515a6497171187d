import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readSettings } from './settings.ts'

/** Everybody may know whether texts are looked at. */
export const getSettings = handleQuery(contract.getSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  return { settings: await readSettings(tx, hat.organizationId), can: { edit: hat.administers } }
})
