import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessInterlocutor, accessSelf } from './access.ts'
import { readOwnHours } from './hours.ts'

export const getOwnHoursOf = handleQuery(contract.getOwnHoursOf, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  const personId = await accessInterlocutor(tx, self, input.personId)
  const own = await readOwnHours(tx, [personId])
  return { own: own.get(personId) ?? null, timeZone: self.timeZone }
})
