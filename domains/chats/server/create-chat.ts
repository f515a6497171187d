import { now } from '#server/clock'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, onlyAdministration } from './access.ts'
import { readSubjects } from './cards.ts'
import { hasFamilies } from './families.ts'
import { holdInvited } from './invite.ts'
import { openChat } from './open-chat.ts'
import { seatPeople } from './seat-people.ts'
import { takeSeats } from './seats.ts'
import { familiesInside } from './set-rules.ts'
import { checkStrategy } from './strategy.ts'
import { viewChats } from './views.ts'

export const createChat = handleCommand(contract.createChat, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!self.staff) throw forbidden('Чаты и каналы создают сотрудники школы', 'Chats and channels are made by the staff')
  await checkStrategy(tx, input.organizationId, self, input.kind === 'group' ? 'groups' : 'channels')
  if (input.follows) {
    if (!self.administers) throw onlyAdministration()
    if (input.personIds.length > 0) throw gathersItself()
  }
  const invited = await holdInvited(tx, input.organizationId, self, input.personIds)
  const maker = (await readSubjects(tx, [self.personId])).get(self.personId)!

  const chat = await openChat(tx, {
    id: input.id,
    organization_id: input.organizationId,
    kind: input.kind,
    title: input.title,
    created_by: self.personId,
    follows: input.follows,
    opened_at: input.open && !input.follows ? now() : null,
  })
  if (!chat) throw isThere()
  if (input.follows) {
    await seatPeople(tx, { organizationId: input.organizationId, actorId: self.personId })
    return (await viewChats(tx, actor.accountId, chat.id))[0]!
  }
  const part = input.kind === 'channel' ? ('reader' as const) : ('member' as const)
  await takeSeats(
    tx,
    chat,
    [{ subject: maker, part: 'owner' }, ...invited.map((subject) => ({ subject, part }))],
    self.personId,
  )
  if (input.open && (await hasFamilies(tx, chat.id))) throw familiesInside()
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})

const isThere = () =>
  conflict(
    'Такой чат уже есть: откройте его в списке или назовите новый иначе',
    'There is such a chat already: open it in the list',
  )
const gathersItself = () =>
  conflict(
    'Этот чат собирается сам по ролям: людей в него не добавляют',
    'This chat gathers by roles: nobody is added to it by hand',
    'personIds',
  )
