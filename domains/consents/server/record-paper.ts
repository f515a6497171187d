import { keepUpload, openKept } from '#domains/files'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, invalid, notFound, refusedAs } from '#server/errors'
import { inTransaction } from '#server/events'
import { admit, handleCommand, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRegister, noRequest } from './access.ts'
import { by } from './by.ts'
import { writeDocument } from './document.ts'
import { openWithdrawalMatter } from './matters.ts'
import { opensMatter } from './policy.ts'
import { NOT_ON_PAPER } from './signing.ts'
import type { SubjectRow } from './subjects.ts'
import { tellRegisterSoon } from './tell.ts'
import { viewRegisterRow } from './views.ts'

/** The same word on paper counts the same; whoever has entered it stands beside it. */
export const recordPaper = handleCommand(contract.recordPaper, async ({ tx, actor, input }) => {
  const { row, rows, hat, today } = await accessRegister(tx, actor, input.requestId, { lock: true })
  const subject = rows.find((one) => one.subject_id === input.subjectId)
  if (!subject || !maySign(subject, input.signerId)) {
    throw notFound('Такой строки в списке нет', 'There is no such row in the list')
  }
  if (input.day > today) throw invalid('Этот день ещё не наступил', 'That day has not come yet', 'day')
  const known = subject.signatures.find(({ signer_id }) => signer_id === input.signerId)
  const keptFor = input.answer === 'withdrawn' ? (known?.id ?? input.id) : input.id
  const { fileId } = input
  const scan = fileId ? JSON.stringify(await keepUpload(tx, { fileId, personId: hat.personId, keptFor })) : null

  if (input.answer === 'withdrawn') {
    if (known?.answer !== 'signed' || known.withdrawn_at) {
      throw conflict('Подписи, которую можно отозвать, здесь нет', 'There is no signature to withdraw here', 'answer')
    }
    const withdrawal = {
      withdrawn_at: noonOf(input.day, today),
      withdrawal_marked_by: hat.personId,
      withdrawal_scan: scan,
    }
    await tx.updateTable('consent_signatures').set(withdrawal).where('id', '=', known.id).execute()
    if (opensMatter(row)) {
      await openWithdrawalMatter(tx, { organizationId: row.organization_id, signatureId: known.id, day: input.day })
    }
  } else {
    await tx
      .insertInto('consent_signatures')
      .values({
        id: input.id,
        request_id: row.id,
        subject_id: subject.subject_id,
        signer_id: input.signerId,
        answer: input.answer,
        way: 'paper',
        comment: null,
        at: noonOf(input.day, today),
        ...(await writeDocument(tx, row, subject, input.signerId)),
        confirmed_by: null,
        account_id: null,
        ip: null,
        device: null,
        ...NOT_ON_PAPER,
        marked_by: hat.personId,
        scan,
      })
      .execute()
  }
  await tellRegisterSoon(tx, row.id)
  note(tx, {
    ...by(hat),
    action: 'consents.recordPaper',
    about: [subject.subject_id, input.signerId],
    object: { kind: 'consent', id: row.id },
    details: { answer: input.answer, scan: scan !== null },
  })
  const after = await accessRegister(tx, actor, row.id)
  return viewRegisterRow(after.rows.find((one) => one.subject_id === subject.subject_id)!)
})

const maySign = (subject: SubjectRow, signerId: string): boolean =>
  (signerId === subject.subject_id && subject.parts.includes('self')) ||
  subject.guardians.some(({ id }) => id === signerId) ||
  subject.signatures.some(({ signer_id }) => signer_id === signerId)

/** A paper has a day and no hour; of today's it is known that it lies here now. */
const noonOf = (day: string, today: string): Date => (day === today ? now() : new Date(`${day}T12:00:00Z`))

/** Streams, so it is no `handleDownload`. */
export const openScan: Operation = {
  contract: contract.openScan,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openScan, call, raw)
    const { signatureId, of } = input as { signatureId: string; of: 'signature' | 'withdrawal' }
    const signature = await db
      .selectFrom('consent_signatures')
      .select(['id', 'request_id', 'subject_id', 'scan', 'withdrawal_scan'])
      .where('id', '=', signatureId)
      .executeTakeFirst()
    const scan = of === 'withdrawal' ? signature?.withdrawal_scan : signature?.scan
    if (!signature || !scan) throw noRequest()
    await inTransaction(db, async (tx) => {
      const { rows, hat } = await refusedAs(accessRegister(tx, actor!, signature.request_id), noRequest)
      if (!rows.some((one) => one.subject_id === signature.subject_id)) throw noRequest()
      const object = { kind: 'consent', id: signature.request_id }
      note(tx, { ...by(hat), action: 'consents.openScan', about: signature.subject_id, object })
    })
    return openKept(db, { ...scan, keptFor: signature.id })
  },
}
