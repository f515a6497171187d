import { type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import { partsOf } from '#rules/consents'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { canKeep, isResponsible } from '../rules.ts'
import { SUBJECT_CLASS } from './views.ts'

export const noRefusal = () =>
  notFound('Такого отказа нет или он для вас закрыт', 'There is no such refusal, or it is closed to you')
const noSubject = () => notFound('Такого человека нет в ваших списках', 'There is no such person in your lists')
export const noTask = () => notFound('Такого дела в списке нет', 'There is no such task in the list')

/** Whoever keeps the register of a school, or of own classes in it. */
export async function accessKeeper(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!canKeep(hat)) {
    throw forbidden(
      'Этот список для администрации и классных руководителей',
      'This list is for the administration and class teachers',
    )
  }
  return hat
}

/** Narrows to those for whom this hat is responsible; by c (the subject's class). */
export const isOurs = ({ administers, ledClassIds }: HatRow) =>
  administers ? sql<SqlBool>`true` : sql<SqlBool>`c.id = any(${ledClassIds}::uuid[])`

/** The only way to hold a refusal: whoever is responsible, and whoever has filed it. */
export async function accessRefusal(db: Db, actor: Actor, refusalId: string) {
  const row = await db.selectFrom('refusals').selectAll().where('id', '=', refusalId).forUpdate().executeTakeFirst()
  if (!row) throw noRefusal()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noRefusal)
  const responsible = isResponsible(hat, await findClass(db, row.subject_id))
  if (!responsible && row.applicant_id !== hat.personId) throw noRefusal()
  return { row, hat, responsible }
}

export async function findClass(db: Db, subjectId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select c.id from (select ${subjectId}::uuid as subject_id) r ${SUBJECT_CLASS}`.execute(db)
  return rows[0]?.id ?? null
}

/** Somebody who may be taken off the platform, by this applicant; R181: a guardian, or oneself from 18 on. */
export async function accessSubject(db: Db, actor: Actor, subjectId: string) {
  const { rows } = await sql<{ organization_id: string; pupil: boolean; birth_day: string | null; staff: boolean }>`
    select p.organization_id, coalesce(b.day, d.birth_day) as birth_day,
      exists (select from person_roles x where x.person_id = p.id and x.role = 'pupil') as pupil,
      exists (select from person_roles x where x.person_id = p.id and x.role not in ('pupil', 'guardian')) as staff
      from people p left join consent_birth_days b on b.person_id = p.id left join roster_details d on d.person_id = p.id
     where p.id = ${subjectId} and p.left_at is null`.execute(db)
  const subject = rows[0]
  if (!subject || !(subject.pupil || subject.staff)) throw noSubject()
  const hat = await refusedAs(accessHat(db, actor, subject.organization_id), noSubject)
  const today = now().toISOString().slice(0, 10)
  const [part] = partsOf('slip', { pupil: subject.pupil, birthDay: subject.birth_day }, today)
  const guardians = part === 'guardian' ? await readGuardians(db, subjectId) : []
  const applicants = part === 'self' ? [subjectId] : guardians
  const responsible = isResponsible(hat, await findClass(db, subjectId))
  if (!responsible && !applicants.includes(hat.personId)) throw noSubject()
  return { organizationId: subject.organization_id, pupil: subject.pupil, hat, applicants, responsible }
}

const readGuardians = async (db: Db, pupilId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('bonds_signing')
      .innerJoin('people', 'people.id', 'guardian_id')
      .select('guardian_id')
      .where('pupil_id', '=', pupilId)
      .where('left_at', 'is', null)
      .execute()
  ).map(({ guardian_id }) => guardian_id)
