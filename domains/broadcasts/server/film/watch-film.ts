import { openFile } from '#domains/files'
import { conflict } from '#server/errors'
import type { LargeDocument } from '#server/http/send-document'
import { admit, type Operation } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessBroadcast } from '../access.ts'

/** Streams; access is asked about at every range of it. */
export const watchFilm: Operation = {
  contract: contract.watchFilm,
  async run(db, call, raw): Promise<LargeDocument> {
    const { actor, input } = admit(contract.watchFilm, call, raw)
    const { broadcastId, save } = input as { broadcastId: string; save?: '1' }
    const { row } = await accessBroadcast(db, actor!, broadcastId)
    if (row.film !== 'ready' || !row.file_id) {
      throw conflict('Записи этой трансляции нет', 'There is no recording of this broadcast')
    }
    return openFile(db, row.file_id, save === '1')
  },
}
