import { openFile } from '#domains/files'
import { forbidden } from '#server/errors'
import type { LargeDocument } from '#server/http/send-document'
import { admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRecording, canWatch, noRecording } from './access.ts'

/** Streams; access is asked about at every range of it. */
export const watch: Operation = {
  contract: contract.watch,
  async run(db, call, raw): Promise<LargeDocument> {
    const { actor, input } = admit(contract.watch, call, raw)
    const { recordingId, save } = input as { recordingId: string; save?: '1' }
    const held = await accessRecording(db, actor!, recordingId)
    if (held.row.state !== 'ready' || !held.row.file_id) throw noRecording()
    if (!canWatch(held)) {
      throw forbidden(
        'По порядку школы эту запись смотрят её сотрудники',
        'By the rules of the school this recording is for its staff',
      )
    }
    return openFile(db, held.row.file_id, save === '1')
  },
}
