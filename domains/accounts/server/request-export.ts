import { createReadStream } from 'node:fs'
import { now } from '#server/clock'
import { notFound } from '#server/errors'
import type { LargeDocument } from '#server/http/send-document'
import { newId } from '#server/ids'
import { addJob } from '#server/jobs'
import { takeAttempt } from '#server/limits'
import { admit, handleCommand, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { exportFile, exportSources } from './exports.ts'
import { tellSecurity } from './factors.ts'
import { makeExport } from './make-export.ts'
import { proveOneself } from './prove-oneself.ts'

const KEPT_DAYS = 7

export const requestExport = handleCommand(contract.requestExport, async ({ tx, actor, input }) => {
  await proveOneself(tx, actor, input.current)
  await takeAttempt('accounts.requestExport', actor.accountId, 5, 24 * 3600)
  const id = newId()
  await tx
    .insertInto('account_exports')
    .values({
      id,
      account_id: actor.accountId,
      parts: exportSources().length,
      file_name: null,
      size: null,
      ready_at: null,
      failed_at: null,
      expires_at: new Date(now().getTime() + KEPT_DAYS * 24 * 3600 * 1000),
    })
    .execute()
  await addJob(tx, makeExport, { id }, { queue: 'exports', attempts: 3 })
  await tellSecurity(tx, actor.accountId)
  return {}
})

/** Streams, as everything of a person may be large. */
export const openExport: Operation = {
  contract: contract.openExport,
  async run(db, call, raw): Promise<LargeDocument> {
    const { actor, input } = admit(contract.openExport, call, raw)
    const row = await db
      .selectFrom('account_exports')
      .select(['id', 'created_at', 'size'])
      .where('id', '=', (input as { exportId: string }).exportId)
      .where('account_id', '=', actor!.accountId)
      .where('ready_at', 'is not', null)
      .where('expires_at', '>', now())
      .executeTakeFirst()
    if (!row)
      throw notFound('Такого архива нет или его срок прошёл', 'There is no such archive, or its time has passed')
    return {
      mediaType: 'application/zip',
      fileName: `Звонок, мои данные ${row.created_at.toISOString().slice(0, 10)}.zip`,
      size: Number(row.size),
      etag: row.id,
      inline: false,
      open: async (range) => createReadStream(exportFile(row.id), range),
    }
  },
}
