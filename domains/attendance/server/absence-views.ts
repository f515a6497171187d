import { sql } from 'kysely'
import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { Absence, Why } from '../contract.ts'

/** Who of these is told to be away that day. Whoever is well again was ill on the days before: those stay. */
export async function readAway(
  db: Db,
  pupilIds: string[],
  day: string,
): Promise<Map<string, { why: Why; note: string | null }>> {
  if (pupilIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('absences')
    .innerJoin('organizations', 'organizations.id', 'absences.organization_id')
    .select(['pupil_id', 'why', 'note'])
    .where('pupil_id', 'in', pupilIds)
    .where('from_day', '<=', day)
    .where('to_day', '>=', day)
    .where(sql<boolean>`ended_at is null or ${day}::date < (ended_at at time zone organizations.time_zone)::date`)
    .orderBy('told_at')
    .execute()
  return new Map(rows.map(({ pupil_id, why, note }) => [pupil_id, { why, note }]))
}

interface Filter {
  ids?: string[]
  organizationId?: string
  from?: string
  pupilIds?: string[] | null
}

export async function viewAbsences(db: Db, { ids, organizationId, from, pupilIds }: Filter): Promise<Absence[]> {
  let found = db
    .selectFrom('absences')
    .innerJoin('people as pupil', 'pupil.id', 'pupil_id')
    .innerJoin('people as teller', 'teller.id', 'told_by')
    .selectAll('absences')
    .select(['pupil.last_name', 'pupil.first_name', 'pupil.patronymic'])
    .select(['teller.last_name as by_last', 'teller.first_name as by_first', 'teller.patronymic as by_patronymic'])
    .select(({ selectFrom }) =>
      selectFrom('class_seats')
        .innerJoin('classes', 'classes.id', 'class_id')
        .select('name')
        .whereRef('person_id', '=', 'pupil_id')
        .where('part', '=', 'pupil')
        .where('kind', '=', 'class')
        .where('left_at', 'is', null)
        .limit(1)
        .as('class_name'),
    )
    .orderBy('from_day')
    .orderBy('pupil.last_name')
  if (ids) found = found.where('absences.id', 'in', ids)
  if (organizationId) found = found.where('absences.organization_id', '=', organizationId).where('ended_at', 'is', null)
  if (from) found = found.where('to_day', '>=', from)
  if (pupilIds) found = found.where('pupil_id', 'in', pupilIds)
  return (await found.execute()).map((row) => ({
    id: row.id,
    pupil: { id: row.pupil_id, name: fullName(row), className: row.class_name },
    from: row.from_day,
    to: row.to_day,
    why: row.why,
    note: row.note,
    toldBy: fullName({ last_name: row.by_last, first_name: row.by_first, patronymic: row.by_patronymic }),
    toldAt: row.told_at.toISOString(),
  }))
}
