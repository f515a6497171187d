import writeXlsxFile from 'write-excel-file/node'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { unlessRefused } from '#server/errors'
import { type Actor, handleDownload } from '#server/operation'
import { makePdf } from '#server/pdf'
import type { RegisterRow } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessMine, accessRegister, noRequest } from './access.ts'
import { by } from './by.ts'
import { writeDocument } from './document.ts'
import { documentPaper, howSaid, registerPaper, stateWord } from './papers.ts'
import type { SubjectRow } from './subjects.ts'
import { readSchool } from './today.ts'
import { viewRegisterRow, viewRequest, viewSignature } from './views.ts'

async function readRegister(
  tx: Tx,
  actor: Actor,
  { requestId, classId }: { requestId: string; classId?: string | undefined },
) {
  const { row, rows, hat } = await accessRegister(tx, actor, requestId)
  const wanted = classId ? rows.filter((one) => one.class_id === classId) : rows
  const groups = [...Map.groupBy(wanted, ({ class_id }) => class_id).values()]
  return {
    hat,
    request: await viewRequest(tx, row.id),
    school: await readSchool(tx, row.organization_id),
    groups: groups.map((group) => ({ name: group[0]!.class_name, rows: group.map(viewRegisterRow) })),
  }
}

export const printRegister = handleDownload(contract.printRegister, async ({ tx, actor, input }) => {
  const { request, school, groups, hat } = await readRegister(tx, actor, input)
  note(tx, { ...by(hat), action: 'consents.printRegister', object: { kind: 'consent', id: request.id } })
  return {
    mediaType: 'application/pdf',
    fileName: `Реестр ${plain(request.title)}.pdf`,
    bytes: await makePdf(registerPaper(school, request, groups, now())),
    inline: true,
  }
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEAD = ['Класс', 'Фамилия, имя, отчество', 'Состояние', 'Кого ждём', 'Ответы', 'Комментарии']

/** Every cell is text by its type: what a person has typed is never a formula. */
export const exportRegister = handleDownload(contract.exportRegister, async ({ tx, actor, input }) => {
  const { request, school, groups, hat } = await readRegister(tx, actor, input)
  note(tx, { ...by(hat), action: 'consents.exportRegister', object: { kind: 'consent', id: request.id } })
  const line = (name: string | null, row: RegisterRow) => [
    name ?? 'Сотрудники',
    row.subject.fullName,
    stateWord(row.state),
    row.missing.map((part) => (part === 'guardian' ? 'представитель' : 'сам(а)')).join(', '),
    row.signatures.map((one) => howSaid(one, school)).join('\n'),
    row.signatures
      .flatMap(({ comment, withdrawalReason }) => [comment, withdrawalReason])
      .filter(Boolean)
      .join('\n'),
  ]
  const lines = [HEAD, ...groups.flatMap(({ name, rows }) => rows.map((row) => line(name, row)))]
  const data = lines.map((cells) => cells.map((value) => ({ value, type: String, wrap: true })))
  const columns = [{ width: 10 }, { width: 36 }, { width: 14 }, { width: 16 }, { width: 64 }, { width: 36 }]
  const bytes = await writeXlsxFile(data, { columns, sheet: 'Реестр', stickyRowsCount: 1 }).toBuffer()
  return { mediaType: XLSX, fileName: `Реестр ${plain(request.title)}.xlsx`, bytes }
})

/** For whoever is asked, and for whoever prints it for them. */
export const printDocument = handleDownload(contract.printDocument, async ({ tx, actor, input }) => {
  const { row, subject, signerId } = await accessPaper(tx, actor, input)
  const own = subject.signatures.find((one) => one.signer_id === signerId)
  const signed = own && (await readSigned(tx, own.id))
  const { document, sha256 } = signed ?? (await writeDocument(tx, row, subject, signerId))
  const school = await readSchool(tx, row.organization_id)
  const signature = own && viewSignature(subject, own)
  return {
    mediaType: 'application/pdf',
    fileName: `${plain(row.title)}.pdf`,
    bytes: await makePdf(documentPaper({ school, document, sha256, signature })),
    inline: true,
  }
})

async function accessPaper(tx: Tx, actor: Actor, about: { requestId: string; subjectId: string }) {
  const mine = await unlessRefused(accessMine(tx, actor, about))
  if (mine) return { ...mine, signerId: mine.hat.personId }
  const kept = await unlessRefused(accessRegister(tx, actor, about.requestId))
  const subject = kept?.rows.find((one) => one.subject_id === about.subjectId)
  if (!kept || !subject) throw noRequest()
  return { ...kept, subject, signerId: signerOf(subject) }
}

/** Whoever has signed, else whoever would. */
const signerOf = ({ signatures, parts, guardians, subject_id }: SubjectRow): string =>
  signatures[0]?.signer_id ?? (parts.includes('guardian') ? guardians[0]?.id : undefined) ?? subject_id

const readSigned = (tx: Tx, id: string) =>
  tx.selectFrom('consent_signatures').select(['document', 'sha256']).where('id', '=', id).executeTakeFirstOrThrow()

const plain = (title: string): string => title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60)
