import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, onlyAdministration } from './access.ts'
import { seatPeople } from './seat-people.ts'

export const mendChats = handleCommand(contract.mendChats, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!self.administers) throw onlyAdministration()
  await seatPeople(tx, { organizationId: input.organizationId, actorId: self.personId })
  note(tx, { organizationId: input.organizationId, action: 'chats.mendChats', byPersonId: self.personId })
  return {}
})
