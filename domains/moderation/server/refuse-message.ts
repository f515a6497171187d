import { refuseHeld } from '#domains/chats'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHeld } from './access.ts'
import { note, tellDesk } from './note.ts'

/** The text stays with its author, who may write it otherwise; the journal keeps what it was. */
export const refuseMessage = handleCommand(contract.refuseMessage, async ({ tx, actor, input }) => {
  const { row, hat } = await accessHeld(tx, actor, input.chatId, input.messageId)
  await refuseHeld(tx, { chatId: row.chat_id, messageId: row.id, reason: input.reason })
  const about = { organizationId: row.organization_id, chatId: row.chat_id, aboutId: row.author_id }
  await note(tx, { ...about, deed: 'refused', byId: hat.personId, words: `${input.reason}\n«${row.text}»` })
  await tellDesk(tx, row.organization_id)
  return {}
})
