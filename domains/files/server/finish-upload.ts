import { publish } from '#server/bus'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { addJob } from '#server/jobs'
import { checkFile } from './check/check-file.ts'
import { tellState } from './tell-state.ts'

/** All bytes are here and on the disk: from now on nobody sends more, and the check begins. Doing it twice does nothing. */
export async function finishUpload(db: Db, fileId: string): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const file = await tx
      .updateTable('files')
      .set({ state: 'checking' })
      .where('id', '=', fileId)
      .where('state', '=', 'uploading')
      .returningAll()
      .executeTakeFirst()
    if (!file) return
    await addJob(tx, checkFile, { fileId }, { key: `files.check ${fileId}` })
    await tellState(tx, file)
  })
  publish(facts)
}
