import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { PRESETS } from '../rules.ts'
import { accessSelf, onlyAdministration } from './access.ts'
import { readAllowed } from './contact-rules.ts'

export const getContactRules = handleQuery(contract.getContactRules, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!self.administers) throw onlyAdministration()
  return { ...(await readAllowed(tx, input.organizationId)), presets: PRESETS }
})
