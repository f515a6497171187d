import { createReadStream } from 'node:fs'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { notFound, refusedAs } from '#server/errors'
import { inTransaction } from '#server/events'
import { admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessExports } from './access.ts'
import { placeOfExport } from './make-export.ts'

/** Streams: a school is larger than memory. Each download is an entry of its own. */
export const openExport: Operation = {
  contract: contract.openExport,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openExport, call, raw)
    const { exportId } = input as { exportId: string }
    const { result: row } = await inTransaction(db, async (tx) => {
      const found = await tx.selectFrom('school_exports').selectAll().where('id', '=', exportId).executeTakeFirst()
      if (!found) throw noExport()
      const { personId } = await refusedAs(accessExports(tx, actor!, found.organization_id), noExport)
      if (found.state !== 'ready' || found.expires_at! <= now()) throw noExport()
      note(tx, {
        organizationId: found.organization_id,
        action: 'transfers.openExport',
        byPersonId: personId,
        byAccountId: actor!.accountId,
        object: { kind: 'export', id: exportId },
      })
      return found
    })
    return {
      mediaType: 'application/x-tar',
      fileName: row.file_name!,
      size: row.size!,
      etag: row.id,
      inline: false,
      open: async (range?: { start: number; end: number }) => createReadStream(placeOfExport(exportId), range),
    }
  },
}

const noExport = () =>
  notFound('Такого архива нет или его срок вышел. Соберите новый', 'There is no such archive, or its day is over')
