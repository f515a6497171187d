import { type Selectable, type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { canKeepRegister } from './policy.ts'
import { partOf, readSubjects, type SubjectRow } from './subjects.ts'
import { schoolDay } from './today.ts'

export type RequestRow = Selectable<Database['consent_requests']>

export const noRequest = () =>
  notFound('Такого документа нет или он для вас закрыт', 'There is no such document, or it is closed to you')

interface Held {
  row: RequestRow
  hat: HatRow
  today: string
}

async function findRequest(db: Db, actor: Actor, requestId: string, lock: boolean): Promise<Held> {
  let found = db.selectFrom('consent_requests').selectAll().where('id', '=', requestId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noRequest()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noRequest)
  return { row, hat, today: await schoolDay(db, row.organization_id) }
}

/** The only way to hold a register: the administration all of it, a class teacher the own classes in it. */
export async function accessRegister(db: Db, actor: Actor, requestId: string, { lock = false } = {}) {
  const held = await findRequest(db, actor, requestId, lock)
  const rows = await readSubjects(db, inRegister(held.row.id, held.hat), held.today)
  if (!canKeepRegister(held.hat, rows)) {
    // Whoever is asked knows that it is there, and learns nothing more.
    if ((await readAsked(db, held)).length > 0) {
      throw forbidden(
        'Список видят администрация и классный руководитель своего класса',
        'The list is for the administration and the class teacher of the own class',
      )
    }
    throw noRequest()
  }
  return { ...held, rows }
}

const inRegister = (requestId: string, { administers, ledClassIds }: HatRow) =>
  administers
    ? sql<SqlBool>`r.id = ${requestId}`
    : sql<SqlBool>`r.id = ${requestId} and f.class_id = any(${ledClassIds}::uuid[])`

/** The only way to hold what is asked of me: about myself, or a child whose guardian I am. */
export async function accessMine(
  db: Db,
  actor: Actor,
  { requestId, subjectId, lock = false }: { requestId: string; subjectId: string; lock?: boolean },
): Promise<Held & { subject: SubjectRow }> {
  const held = await findRequest(db, actor, requestId, lock)
  const subject = (await readAsked(db, held)).find((one) => one.subject_id === subjectId)
  if (!subject) throw noRequest()
  return { ...held, subject }
}

const readAsked = async (db: Db, { row, hat, today }: Held) =>
  (await readSubjects(db, sql<SqlBool>`r.id = ${row.id} and ${isMine(hat.personId)}`, today)).filter((subject) =>
    concerns(subject, hat.personId),
  )

/** What somebody of age signs alone is no more the guardians' business; what they have signed themselves stays theirs. */
export const concerns = (subject: SubjectRow, personId: string): boolean =>
  subject.parts.includes(partOf(subject, personId)) || subject.signatures.some((one) => one.signer_id === personId)

/** A guardian of somebody who is of age by now still finds what was signed. */
export const isMine = (personId: string) => sql<SqlBool>`(f.subject_id = ${personId} or exists (
  select from bonds_signing m where m.guardian_id = ${personId} and m.pupil_id = f.subject_id) or exists (
  select from guardianships m join comings_of_age a using (pupil_id)
   where m.guardian_id = ${personId} and m.pupil_id = f.subject_id))`
