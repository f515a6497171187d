import { rm } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { publish } from '#server/bus'
import type { Db, Tx } from '#server/db'
import { conflict } from '#server/errors'
import { inTransaction } from '#server/events'
import { type Actor, handleCommand } from '#server/operation'
import { draftsFolder } from '#server/storage'
import * as contract from '../contract.ts'
import { accessOwnFile } from './access.ts'
import { forgetFiles } from './forget-files.ts'

export const removeFile = handleCommand(contract.removeFile, async ({ tx, actor, input, after }) => {
  await remove(tx, actor, input.fileId)
  after(() => dropDraft(input.fileId))
  return {}
})

/** The same by the protocol of uploads. */
export async function takeBack(db: Db, actor: Actor, fileId: string): Promise<void> {
  const { facts } = await inTransaction(db, (tx) => remove(tx, actor, fileId))
  publish(facts)
  dropDraft(fileId)
}

async function remove(tx: Tx, actor: Actor, fileId: string): Promise<void> {
  const file = await accessOwnFile(tx, actor, fileId)
  if (file.chat_id) {
    throw conflict(
      'Файл уже отправлен: удалите сообщение, и он уйдёт вместе с ним',
      'The file is sent already: remove the message, and it goes with it',
    )
  }
  if (await isAnnounced(tx, fileId)) throw announced()
  await forgetFiles(tx, [fileId])
}

const isAnnounced = async (tx: Tx, fileId: string): Promise<boolean> =>
  (await sql`select from announcement_files where file_id = ${fileId}`.execute(tx)).rows.length > 0

const announced = () =>
  conflict('Файл приложен к объявлению: уберите его там', 'The file belongs to an announcement: take it out there')

/** What had arrived of it. If it is in use this very moment, the nightly sweep takes it. */
function dropDraft(fileId: string): void {
  for (const name of [fileId, `${fileId}.json`]) {
    rm(path.join(draftsFolder(), name), { force: true }).catch(() => undefined)
  }
}
