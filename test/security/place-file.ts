import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { attachFiles, keepContents } from '#domains/files'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { storage } from '#server/storage'

interface Placed {
  organizationId: string
  owner: { personId: string; accountId: string }
  /** Null: uploaded, not sent yet. */
  chatId: string | null
}

const TEXT = Buffer.from('Список на экскурсию')
const SHA256 = createHash('sha256').update(TEXT).digest('hex')

/** A checked file as an upload leaves it, without the upload. */
export async function placeFile(db: Db, { organizationId, owner, chatId }: Placed): Promise<string> {
  await keepText()
  const id = randomUUID()
  const { personId, accountId } = owner
  const name = 'Список.txt'
  const card = { id, kind: 'document', name, mediaType: 'text/plain', size: TEXT.length, preview: false }
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('files')
      .values({
        id,
        organization_id: organizationId,
        person_id: personId,
        account_id: accountId,
        state: 'ready',
        refused_for: null,
        voice: false,
        name,
        size: TEXT.length,
        told: '{}',
        sha256: SHA256,
        card: JSON.stringify(card),
        counted: TEXT.length,
        ready_at: new Date(),
        held_until: null,
        chat_id: null,
        msg_no: null,
        position: null,
        attached_at: null,
      })
      .execute()
    if (chatId) await attachFiles(tx, { fileIds: [id], chatId, msgNo: 1, personId })
  })
  return id
}

/** Content that is kept for something else than a message. */
export async function placeContent(db: Db, keptFor: string): Promise<{ sha256: string; size: number }> {
  await keepText()
  await keepContents(db, { sha256s: [SHA256], keptFor })
  return { sha256: SHA256, size: TEXT.length }
}

async function keepText(): Promise<void> {
  if (await storage().has(SHA256)) return
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'zvonok-file-')), 'text')
  await writeFile(file, TEXT)
  await storage().keep(SHA256, file)
}
