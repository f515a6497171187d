import { sql } from 'kysely'
import { fullName, spokenName } from '#domains/people'
import type { Db } from '#server/db'
import { genitiveFirstName } from '#server/genitive'
import type { ConsentRequest, Mine, RegisterRow, Signature, Trip } from '../contract.ts'
import { canDecline, canSign, canWithdraw, type OwnStanding } from './policy.ts'
import { partOf, type SignatureRow, type SubjectRow } from './subjects.ts'

interface RequestView {
  id: string
  organization_id: string
  kind: ConsentRequest['kind']
  title: string
  text: string
  consequence: string
  trip: Trip | null
  deadline: Date | null
  created_at: Date
  reminded_at: Date | null
  closed_at: Date | null
  author: string
  version: number | null
}

/** In the order asked. */
export async function viewRequests(db: Db, ids: string[]): Promise<ConsentRequest[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<RequestView>`
    select r.*, v.number as version, concat_ws(' ', p.first_name, p.patronymic, p.last_name) as author
      from consent_requests r join people p on p.id = r.created_by left join consent_versions v on v.id = r.version_id
     where r.id = any(${ids}::uuid[])`.execute(db)
  const views = new Map(rows.map((row) => [row.id, viewRow(row)]))
  return ids.flatMap((id) => views.get(id) ?? [])
}

export async function viewRequest(db: Db, id: string): Promise<ConsentRequest> {
  const [request] = await viewRequests(db, [id])
  if (!request) throw new Error(`consent request ${id} is not here`)
  return request
}

const viewRow = (row: RequestView): ConsentRequest => ({
  id: row.id,
  organizationId: row.organization_id,
  kind: row.kind,
  title: row.title,
  text: row.text,
  consequence: row.consequence,
  version: row.version,
  trip: row.trip,
  deadline: row.deadline?.toISOString() ?? null,
  author: row.author,
  createdAt: row.created_at.toISOString(),
  remindedAt: row.reminded_at?.toISOString() ?? null,
  closedAt: row.closed_at?.toISOString() ?? null,
})

export const viewSignature = (subject: SubjectRow, row: SignatureRow): Signature => ({
  id: row.id,
  signerId: row.signer_id,
  signerName: row.signer,
  relation: row.relation,
  part: partOf(subject, row.signer_id),
  answer: row.answer,
  way: row.way,
  at: new Date(row.at).toISOString(),
  comment: row.comment,
  markedBy: row.marked_by,
  scan: row.scan,
  withdrawnAt: row.withdrawn_at && new Date(row.withdrawn_at).toISOString(),
  withdrawalReason: row.withdrawal_reason,
  withdrawalScan: row.withdrawal_scan,
})

export function viewRegisterRow(row: SubjectRow): RegisterRow {
  const self = { id: row.subject_id, fullName: fullName(row), relation: null, joined: row.account_id !== null }
  const guardians = row.guardians.map(({ id, name, relation, account_id }) => ({
    id,
    fullName: name,
    relation,
    joined: account_id !== null,
  }))
  return {
    subject: { id: row.subject_id, fullName: fullName(row), pupil: row.pupil, birthDay: row.birth_day },
    classId: row.class_id,
    className: row.class_name,
    state: row.state,
    missing: row.missing,
    signatures: row.signatures.map((one) => viewSignature(row, one)),
    signers: [...(row.parts.includes('guardian') ? guardians : []), ...(row.parts.includes('self') ? [self] : [])],
  }
}

export function standingOf(request: { closed_at: unknown }, subject: SubjectRow, personId: string): OwnStanding {
  const own = subject.signatures.find(({ signer_id }) => signer_id === personId)
  return {
    closed: request.closed_at !== null,
    part: partOf(subject, personId),
    parts: subject.parts,
    own: own ? { answer: own.answer, withdrawn: own.withdrawn_at !== null } : null,
  }
}

export function viewMine(request: ConsentRequest, subject: SubjectRow, personId: string): Mine {
  const own = subject.signatures.find(({ signer_id }) => signer_id === personId)
  const standing = standingOf({ closed_at: request.closedAt }, subject, personId)
  const name = { firstName: subject.first_name, lastName: subject.last_name, patronymic: subject.patronymic }
  const can = { sign: canSign(standing), decline: canDecline(standing), withdraw: canWithdraw(standing) }
  return {
    request,
    subject: {
      id: subject.subject_id,
      name: subject.first_name,
      fullName: spokenName(subject, ['pupil']),
      genitive: genitiveFirstName(name),
      self: standing.part === 'self',
    },
    signerId: personId,
    state: subject.state,
    missing: subject.missing,
    own: own ? viewSignature(subject, own) : null,
    waits: can.sign && subject.missing.includes(standing.part),
    can,
  }
}
