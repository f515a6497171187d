import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { readSubjects } from './cards.ts'
import { holdInvited } from './invite.ts'
import { openChat } from './open-chat.ts'
import { takeSeats } from './seats.ts'
import { viewChats } from './views.ts'

export const createChat = handleCommand(contract.createChat, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!self.staff) throw forbidden('Чаты и каналы создают сотрудники школы', 'Chats and channels are made by the staff')
  const invited = await holdInvited(tx, input.organizationId, self, input.personIds)
  const maker = (await readSubjects(tx, [self.personId])).get(self.personId)!

  const chat = await openChat(tx, {
    id: input.id,
    organization_id: input.organizationId,
    kind: input.kind,
    title: input.title,
    created_by: self.personId,
  })
  if (!chat) throw conflict('Этот номер уже занят', 'This id is taken')
  const part = input.kind === 'channel' ? ('reader' as const) : ('member' as const)
  await takeSeats(
    tx,
    chat,
    [{ subject: maker, part: 'owner' }, ...invited.map((subject) => ({ subject, part }))],
    self.personId,
  )
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})
