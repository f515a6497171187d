import { forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessSelf } from './access.ts'
import { hasFamilies, isOpen } from './families.ts'
import { holdInvited } from './invite.ts'
import { canAddPeople } from './policy.ts'
import { takeSeats } from './seats.ts'
import { familiesInside } from './set-rules.ts'

export const addMembers = handleCommand(contract.addMembers, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  if (!canAddPeople(chat.facts)) {
    throw forbidden(
      'Добавлять людей может ведущий чата; чаты классов собираются сами',
      "The chat's owner adds people; chats of classes gather by themselves",
    )
  }
  const self = await accessSelf(tx, actor, chat.organizationId)
  const seated = await tx
    .selectFrom('chat_seats')
    .select('person_id')
    .where('chat_id', '=', chat.id)
    .where('left_at', 'is', null)
    .execute()
  const here = new Set(seated.map((seat) => seat.person_id))
  const invited = await holdInvited(
    tx,
    chat.organizationId,
    self,
    input.personIds.filter((id) => !here.has(id)),
  )
  const part = chat.facts.kind === 'channel' ? ('reader' as const) : ('member' as const)
  await takeSeats(
    tx,
    { id: chat.id, class_id: null },
    invited.map((subject) => ({ subject, part })),
    self.personId,
  )
  if ((await isOpen(tx, chat.id)) && (await hasFamilies(tx, chat.id))) throw familiesInside()
  return {}
})
