import { openKept } from '#domains/files'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { admit, type Operation } from '#server/operation'
import { makePdf } from '#server/pdf'
import * as contract from '../contract.ts'
import { type ActRow, accessVersion, noAct, type VersionRow } from './access.ts'
import { makeDocx } from './docx.ts'
import { paperPdf } from './paper-pdf.ts'

type Format = 'docx' | 'pdf' | 'file'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Words become a document; a file stays what was brought. Streams, so it is no `handleDownload`. */
export const openDocument: Operation = {
  contract: contract.openDocument,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openDocument, call, raw)
    const { versionId, format } = input as { versionId: string; format: Format }
    const { row, version } = await accessVersion(db, actor!, versionId)
    return documentOf(db, row, version, format)
  },
}

/** What the school shows to everybody: the version that speaks for a shown act, on a page that is open. */
export const openPublic: Operation = {
  contract: contract.openPublic,
  async run(db, call, raw) {
    const { input } = admit(contract.openPublic, call, raw)
    const { versionId } = input as { versionId: string }
    await takeAttempt('acts.openPublic', call.ip, 300, 600)
    const version = await db.selectFrom('act_versions').selectAll().where('id', '=', versionId).executeTakeFirst()
    if (!version?.adopted_on) throw noAct()
    const row = await db
      .selectFrom('acts')
      .innerJoin('act_pages', 'act_pages.organization_id', 'acts.organization_id')
      .selectAll('acts')
      .where('acts.id', '=', version.act_id)
      .where('public_since', 'is not', null)
      .executeTakeFirst()
    if (!row) throw noAct()
    return documentOf(db, row, version, version.file ? 'file' : 'pdf')
  },
}

async function documentOf(db: Db, { title }: ActRow, version: VersionRow, format: Format) {
  if (version.file) {
    if (format !== 'file') throw invalid('Этот документ хранится файлом', 'This document is kept as a file', 'format')
    return openKept(db, { ...version.file, keptFor: version.id })
  }
  if (format === 'file') throw invalid('Этот документ хранится текстом', 'This document is kept as words', 'format')
  const name = title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 80)
  return format === 'docx'
    ? { mediaType: DOCX, fileName: `${name}.docx`, bytes: await makeDocx(title, version.text!) }
    : {
        mediaType: 'application/pdf',
        fileName: `${name}.pdf`,
        bytes: await makePdf(paperPdf(title, version.text!)),
        inline: true,
      }
}
