import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { leavesChildrenAlone } from './families.ts'
import { canAddPeople, canLeave } from './policy.ts'
import { leaveSeats } from './seats.ts'

/** Its owner removes others, anybody leaves by themselves; the seats of a class's chats follow the class. */
export const removeMember = handleCommand(contract.removeMember, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const self = input.personId === chat.personId
  if (self ? !canLeave(chat.facts) : !canAddPeople(chat.facts)) {
    throw forbidden(
      'Состав этого чата меняется вместе с классом или школой',
      'People come to this chat and leave it together with the class or the school',
    )
  }
  if (await leavesChildrenAlone(tx, chat.id, input.personId)) throw lastAdult()
  await leaveSeats(tx, chat.id, [input.personId], chat.personId)
  return {}
})

const lastAdult = () =>
  conflict(
    'В чате останутся дети без взрослого. Сначала назначьте другого ведущего',
    'Children would be left here without an adult. First appoint another owner',
    'personId',
  )
