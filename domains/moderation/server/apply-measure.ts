import { hideMessage, restoreMessage, silencePerson, unseatPerson } from '#domains/chats'
import { blockFiles } from '#domains/files'
import type { Tx } from '#server/db'
import type { MeasureKind } from '../contract.ts'
import type { CaseRow, MeasureRow } from './access.ts'

/** What a measure does at once; a warning waits to be read. */
export async function applyMeasure(
  tx: Tx,
  about: CaseRow,
  { kind, until, byPersonId }: { kind: MeasureKind; until: Date | null; byPersonId: string },
): Promise<void> {
  const { chat_id: chatId, message_id: messageId, author_id: personId } = about
  if (kind === 'hide') await hideMessage(tx, { chatId, messageId, byPersonId })
  if (kind === 'readOnly') await silencePerson(tx, { chatId, personId, until })
  if (kind === 'blockFiles') await blockFiles(tx, { personId, until })
  if (kind === 'removeFromChat') await unseatPerson(tx, { chatId, personId, byPersonId })
}

/** Takes back what can be taken back. Somebody removed from a chat is added by its owner. */
export async function undoMeasure(tx: Tx, about: CaseRow, { kind }: MeasureRow, byPersonId: string): Promise<void> {
  const { chat_id: chatId, message_id: messageId, author_id: personId, text } = about
  if (kind === 'hide') await restoreMessage(tx, { chatId, messageId, text, byPersonId })
  if (kind === 'readOnly') await silencePerson(tx, { chatId, personId, until: null })
  if (kind === 'blockFiles') await blockFiles(tx, { personId, until: null })
}
