import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden, unlessRefused } from '#server/errors'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessSelf, noChat } from './access.ts'
import { isStaff, readSubjects } from './cards.ts'
import { canAddPeople } from './policy.ts'
import { takeSeats } from './seats.ts'

/** Who leads a chat made by hand hands it on or shares it; where nobody leads it, the administration appoints. */
export const appointOwner = handleCommand(contract.appointOwner, async ({ tx, actor, input }) => {
  const chat = await findToAppoint(tx, actor, input.chatId)
  const subject = (await readSubjects(tx, [input.personId])).get(input.personId)
  const school = await tx
    .selectFrom('people')
    .select('organization_id')
    .where('id', '=', input.personId)
    .executeTakeFirst()
  if (!subject || subject.left || school?.organization_id !== chat.organizationId || !isStaff(subject.roles)) {
    throw conflict(
      'Отвечать за чат может сотрудник школы: выберите его',
      'An employee of the school answers for a chat: choose one',
      'personId',
    )
  }
  await takeSeats(tx, { id: chat.id, class_id: null }, [{ subject, part: 'owner' }], chat.personId)
  note(tx, {
    organizationId: chat.organizationId,
    action: 'chats.appointOwner',
    byPersonId: chat.personId,
    about: input.personId,
    object: { kind: 'chat', id: chat.id },
  })
  return {}
})

async function findToAppoint(tx: Tx, actor: Actor, chatId: string) {
  const own = await unlessRefused(accessChat(tx, actor, chatId))
  if (own && canAddPeople(own.facts)) return own
  const chat = await tx
    .selectFrom('chats')
    .select(['id', 'organization_id'])
    .where('id', '=', chatId)
    .where('kind', '!=', 'direct')
    .where('automatic', 'is', null)
    .where('follows', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  const self = chat && (await unlessRefused(accessSelf(tx, actor, chat.organization_id)))
  if (!chat || !(own || self?.administers)) throw noChat()
  if (!self?.administers) throw onlyOwner()
  const led = await tx
    .selectFrom('chat_seats')
    .select('person_id')
    .where('chat_id', '=', chatId)
    .where('part', '=', 'owner')
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (led) throw onlyOwner()
  return { id: chat.id, organizationId: chat.organization_id, personId: self.personId }
}

const onlyOwner = () =>
  forbidden(
    'Отвечать за чат назначает его ведущий; администрация — там, где ведущего не осталось',
    'Its owner appoints who answers for a chat; the administration where no owner is left',
  )
