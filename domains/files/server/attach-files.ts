import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, invalid, type Refusal } from '#server/errors'
import type { FileRef } from '../contract.ts'
import { noFile } from './access.ts'
import { refuseBlocked } from './block-files.ts'
import { FILES_PER_MESSAGE } from './policy.ts'

interface Message {
  fileIds: string[]
  chatId: string
  msgNo: number
  /** Who uploaded them, and sends. */
  personId: string
}

/** A message takes its author's own checked files with it, in this order, each of them once. */
export async function attachFiles(tx: Db, { fileIds, chatId, msgNo, personId }: Message): Promise<FileRef[]> {
  if (fileIds.length === 0) return []
  refuseTooMany(fileIds)
  await refuseBlocked(tx, personId)
  const { rows } = await sql<{ card: FileRef }>`
    update files set chat_id = ${chatId}, msg_no = ${msgNo}, position = given.position, attached_at = ${now()}, held_until = null
    from unnest(${fileIds}::uuid[]) with ordinality as given (id, position), chats
    where files.id = given.id and files.person_id = ${personId} and files.state = 'ready' and files.chat_id is null
      and chats.id = ${chatId} and chats.organization_id = files.organization_id
    returning card, given.position`.execute(tx)
  if (rows.length !== fileIds.length) throw await reasonOf(tx, fileIds, personId)
  return inOrder(fileIds, rows)
}

/** May this person's message carry these files, as things stand? Throws the refusal if not; for messages that go later. */
export async function checkFiles(
  db: Db,
  { fileIds, personId }: { fileIds: string[]; personId: string },
): Promise<void> {
  if (fileIds.length === 0) return
  refuseTooMany(fileIds)
  await refuseBlocked(db, personId)
  const { ready } = await db
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<number>().as('ready'))
    .where('id', 'in', fileIds)
    .where('person_id', '=', personId)
    .where('state', '=', 'ready')
    .where('chat_id', 'is', null)
    .executeTakeFirstOrThrow()
  if (ready !== fileIds.length) throw await reasonOf(db, fileIds, personId)
}

export function refuseTooMany(fileIds: string[]): void {
  if (new Set(fileIds).size !== fileIds.length)
    throw invalid('Один файл назван дважды', 'A file is named twice', 'fileIds')
  if (fileIds.length > FILES_PER_MESSAGE) {
    throw invalid(
      `В одном сообщении до ${FILES_PER_MESSAGE} файлов: отправьте остальные следующим`,
      `Up to ${FILES_PER_MESSAGE} files go in a message: send the others in the next one`,
      'fileIds',
    )
  }
}

async function reasonOf(db: Db, fileIds: string[], personId: string): Promise<Refusal> {
  const found = await db
    .selectFrom('files')
    .select(['state', 'chat_id'])
    .where('id', 'in', fileIds)
    .where('person_id', '=', personId)
    .execute()
  if (found.length < fileIds.length) return noFile()
  if (found.some(({ state }) => state === 'refused'))
    return conflict('Один из файлов не принят: уберите его', 'One of the files was refused: take it out', 'fileIds')
  if (found.some(({ state }) => state !== 'ready')) {
    return conflict(
      'Файл ещё загружается или проверяется: отправьте через минуту',
      'A file is still being uploaded or checked: send it in a minute',
      'fileIds',
    )
  }
  return conflict('Файл уже отправлен: приложите его заново', 'The file is sent already: attach it anew', 'fileIds')
}

function inOrder(fileIds: string[], rows: { card: FileRef }[]): FileRef[] {
  const cards = new Map(rows.map(({ card }) => [card.id, card]))
  return fileIds.map((id) => cards.get(id)!)
}
