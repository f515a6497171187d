import { openKept } from '#domains/files'
import { note } from '#server/audit'
import { inTransaction } from '#server/events'
import { admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessCase, noCase } from './access.ts'

/** Streams, so it is no `handleDownload`: evidence may be a film. */
export const openEvidence: Operation = {
  contract: contract.openEvidence,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openEvidence, call, raw)
    const { caseId, fileId } = input as { caseId: string; fileId: string }
    const { result } = await inTransaction(db, async (tx) => {
      const { row, hat } = await accessCase(tx, actor!, caseId)
      const file = row.files.find(({ id }) => id === fileId)
      if (!file?.sha256) throw noCase()
      note(tx, {
        organizationId: row.organization_id,
        action: 'moderation.openEvidence',
        byPersonId: hat.personId,
        object: { kind: 'case', id: caseId },
      })
      return { ...file, sha256: file.sha256 }
    })
    return openKept(db, { ...result, keptFor: caseId })
  },
}
