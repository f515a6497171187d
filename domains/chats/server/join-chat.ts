import { refusedAs } from '#server/errors'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, noChat } from './access.ts'
import { readSubjects } from './cards.ts'
import { takeSeats } from './seats.ts'
import { viewChats } from './views.ts'

/** R073: a colleague comes into a chat that is open to the staff. One that is not open is not there. */
export const joinChat = handleCommand(contract.joinChat, async ({ tx, actor, input }) => {
  const chat = await tx
    .selectFrom('chats')
    .select(['id', 'class_id', 'kind', 'organization_id'])
    .where('id', '=', input.chatId)
    .where('opened_at', 'is not', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!chat) throw noChat()
  const self = await refusedAs(accessSelf(tx, actor as Actor, chat.organization_id), noChat)
  if (!self.staff) throw noChat()
  const [here] = await viewChats(tx, actor.accountId, chat.id)
  if (here) return here
  const subject = (await readSubjects(tx, [self.personId])).get(self.personId)!
  const part = chat.kind === 'channel' ? ('reader' as const) : ('member' as const)
  await takeSeats(tx, chat, [{ subject, part }], self.personId)
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})
