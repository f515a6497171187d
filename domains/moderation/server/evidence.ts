import { createHash } from 'node:crypto'
import { viewMessages } from '#domains/chats'
import type { Db } from '#server/db'
import type { Case, Evidence } from '../contract.ts'

const AROUND = 3

/** What was said, by whom and when, with its hash and what stood around it: kept whatever becomes of the message. */
export async function readEvidence(tx: Db, chatId: string, messageId: string) {
  const [message] = await viewMessages(tx, chatId, { ids: [messageId] })
  if (!message || message.text === null) return null
  const before = await viewMessages(tx, chatId, { before: message.msgNo, limit: AROUND })
  const after = await viewMessages(tx, chatId, { after: message.msgNo, limit: AROUND })
  const files = await readFiles(
    tx,
    message.files.map(({ id }) => id),
  )
  return {
    authorId: message.author.id,
    msgNo: message.msgNo,
    text: message.text,
    sentAt: new Date(message.sentAt),
    files,
    sha256: hashOf(message.text, files),
    around: [...before, ...after].map(({ msgNo, author, text, sentAt }): Case['around'][number] => ({
      msgNo,
      author: author.name,
      text: text ?? '',
      sentAt,
    })),
  }
}

/** Of the text and of the files' own hashes, each on a line: anybody can compute it again. */
export const hashOf = (text: string, files: Evidence['files']): string =>
  createHash('sha256')
    .update([text, ...files.map(({ sha256 }) => sha256 ?? '')].join('\n'))
    .digest('hex')

async function readFiles(tx: Db, fileIds: string[]): Promise<Evidence['files']> {
  if (fileIds.length === 0) return []
  const rows = await tx
    .selectFrom('files')
    .select(['id', 'name', 'size', 'sha256', 'card', 'position'])
    .where('id', 'in', fileIds)
    .orderBy('position')
    .execute()
  return rows.map(({ id, name, size, sha256, card }) => ({
    id,
    name,
    size: Number(size),
    mediaType: card?.mediaType ?? '',
    sha256,
  }))
}
