import { postMessage } from '#domains/chats'
import type { Tx } from '#server/db'

/** The recording's place in the chat: it runs, it is composed, here it is. */
export const postCard = (tx: Tx, { id, chatId, personId }: { id: string; chatId: string; personId: string }) =>
  postMessage(tx, { id, chatId, personId, text: 'Запись звонка', attachment: { type: 'recording', id } })
