import { forbidden, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { directKey, mayStart } from '../rules.ts'
import { accessSelf } from './access.ts'
import { readSubjects } from './cards.ts'
import { readAllowed } from './contact-rules.ts'
import { openChat } from './open-chat.ts'
import { takeSeats } from './seats.ts'
import { readTies } from './ties.ts'
import { viewChats } from './views.ts'

export const startDirect = handleCommand(contract.startDirect, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  const alone = input.personId === self.personId
  const both = alone ? [self.personId] : [self.personId, input.personId]
  const key = directKey(self.personId, input.personId)
  const subjects = await readSubjects(tx, both)
  const other = await tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', input.personId)
    .where('organization_id', '=', input.organizationId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!other) throw notFound('Такого человека в школе нет', 'There is no such person in the school')

  const existing = await tx
    .selectFrom('chats')
    .select('id')
    .where('organization_id', '=', input.organizationId)
    .where('direct_key', '=', key)
    .executeTakeFirst()
  const [talk] = existing ? await viewChats(tx, actor.accountId, existing.id) : []
  if (talk) return talk

  const ties = await readTies(tx, input.organizationId, self.personId, [other.id])
  const { allowed } = await readAllowed(tx, input.organizationId)
  if (existing || (!alone && !mayStart(ties.get(other.id) ?? [], allowed))) {
    throw forbidden(
      'Начать личную переписку с этим человеком нельзя: так решила школа, чтобы детям не писали посторонние',
      'You cannot begin a direct chat with this person: the school keeps strangers from writing to children',
    )
  }
  const chat = await openChat(tx, {
    id: input.id,
    organization_id: input.organizationId,
    kind: 'direct',
    direct_key: key,
    created_by: self.personId,
  })
  if (!chat) throw notFound()
  const wanted = both.map((id) => ({ subject: subjects.get(id)!, part: 'member' as const }))
  await takeSeats(tx, chat, wanted, self.personId)
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})
