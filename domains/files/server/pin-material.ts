import type { Role } from '#contract/people'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessFile, noFile } from './access.ts'
import { canPin, PINS_PER_CHAT } from './policy.ts'

/** Whoever keeps the shelf of a chat puts a material at its head, or takes it down. */
export const pinMaterial = handleCommand(contract.pinMaterial, async ({ tx, actor, input }) => {
  const { fileId, on } = input
  const file = await accessFile(tx, actor, fileId)
  const chatId = file.chat_id
  const seat = chatId && (await findSeat(tx, actor, chatId))
  if (!seat) throw noFile()
  if (!canPin(seat.part, seat.roles)) {
    throw forbidden(
      'Материалы закрепляют педагоги и те, кто ведёт чат',
      'Materials are pinned by teachers and by those who lead the chat',
    )
  }
  if (await (on ? pin(tx, fileId, chatId, seat.personId) : unpin(tx, fileId)))
    await append(tx, `chat:${chatId}`, contract.materialsChanged, { fileId }, seat.personId, {
      view: { chatId, fileId },
    })
  return {}
})

async function pin(tx: Tx, fileId: string, chatId: string, personId: string): Promise<boolean> {
  // One after another in a chat, so that two who pin at once do not pin a twenty-first.
  await tx.selectFrom('chats').select('id').where('id', '=', chatId).forUpdate().execute()
  const pinned = await tx
    .selectFrom('material_pins')
    .innerJoin('files', 'files.id', 'file_id')
    .select('file_id')
    .where('chat_id', '=', chatId)
    .execute()
  if (pinned.some(({ file_id }) => file_id === fileId)) return false
  if (pinned.length >= PINS_PER_CHAT) {
    throw conflict(
      `Закреплено уже ${PINS_PER_CHAT}: открепите что-нибудь`,
      `${PINS_PER_CHAT} are pinned already: take one down first`,
    )
  }
  await tx.insertInto('material_pins').values({ file_id: fileId, pinned_by: personId }).execute()
  return true
}

async function unpin(tx: Tx, fileId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('material_pins').where('file_id', '=', fileId).executeTakeFirst()
  return numDeletedRows > 0n
}

async function findSeat(tx: Tx, actor: Actor, chatId: string) {
  const rows = await tx
    .selectFrom('chat_seats')
    .leftJoin('person_roles', 'person_roles.person_id', 'chat_seats.person_id')
    .select(['chat_seats.person_id', 'part', 'role'])
    .where('chat_id', '=', chatId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  const first = rows[0]
  return (
    first && {
      personId: first.person_id,
      part: first.part,
      roles: rows.flatMap(({ role }): Role[] => (role ? [role] : [])),
    }
  )
}
