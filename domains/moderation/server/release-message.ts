import { releaseHeld } from '#domains/chats'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHeld } from './access.ts'
import { note, tellDesk } from './note.ts'

export const releaseMessage = handleCommand(contract.releaseMessage, async ({ tx, actor, input }) => {
  const { row, hat } = await accessHeld(tx, actor, input.chatId, input.messageId)
  await releaseHeld(tx, row.chat_id, row.id)
  const about = { organizationId: row.organization_id, chatId: row.chat_id, aboutId: row.author_id }
  await note(tx, { ...about, deed: 'released', byId: hat.personId, words: row.text })
  await tellDesk(tx, row.organization_id)
  return {}
})
