import { openKept } from '#domains/files'
import { admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRequest, noRequest } from './access.ts'

/** A screenshot, for whoever has asked and for the school; the operator gets words only. Streams. */
export const openFile: Operation = {
  contract: contract.openFile,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openFile, call, raw)
    const { requestId, fileId } = input as { requestId: string; fileId: string }
    const { row, side } = await accessRequest(db, actor!, requestId)
    const file = row.files.find(({ id }) => id === fileId)
    if (!file || side === 'operator') throw noRequest()
    return openKept(db, { ...file, keptFor: row.id })
  },
}
