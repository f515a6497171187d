import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import { asSchoolCounts, schoolYear } from '../../rules.ts'
import type { ClassRow } from '../access.ts'
import { todayAt } from '../today.ts'

/** The year that the school's classes live in: the latest among them, or the calendar's. */
export async function currentYear(db: Db, organizationId: string): Promise<string> {
  const { year } = await db
    .selectFrom('classes')
    .select(({ fn }) => fn.max('year').as('year'))
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  const today = schoolYear(await todayAt(db, organizationId))
  return year && year > today ? year : today
}

/** The year that ends: the earliest of the classes that are not archived. */
export async function readLiving(db: Db, organizationId: string): Promise<ClassRow[]> {
  const rows = await db
    .selectFrom('classes')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .execute()
  return rows.sort(asSchoolCounts)
}

export type SchoolClass = ClassRow & { parallel: number }
export const isSchoolClass = (row: ClassRow): row is SchoolClass => row.kind === 'class' && row.parallel !== null

export async function readSitters(db: Db, classIds: string[]) {
  if (classIds.length === 0) return []
  const rows = await db
    .selectFrom('class_seats')
    .innerJoin('people', 'people.id', 'person_id')
    .select([
      'class_seats.id as seatId',
      'class_id as classId',
      'person_id as personId',
      'part',
      'subject_id as subjectId',
    ])
    .select(['last_name', 'first_name', 'patronymic'])
    .where('class_id', 'in', classIds)
    .where('class_seats.left_at', 'is', null)
    .where('people.left_at', 'is', null)
    .execute()
  const inRussian = new Intl.Collator('ru')
  return rows
    .map(({ last_name, first_name, patronymic, ...row }) => ({
      ...row,
      fullName: fullName({ last_name, first_name, patronymic }),
    }))
    .sort((one, other) => inRussian.compare(one.fullName, other.fullName))
}
