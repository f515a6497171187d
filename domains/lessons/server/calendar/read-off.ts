import type { Calendar } from '#rules/consents'
import type { Db } from '#server/db'
import { type DayOff, offOn, type Span } from '../../rules.ts'

/** Why a class does not learn on a day; of classes of one school, or of several. */
export async function readOff(db: Db, classIds: string[]): Promise<(classId: string, day: string) => DayOff | null> {
  const classes = await db
    .selectFrom('classes')
    .select(['id', 'parallel', 'organization_id'])
    .where('id', 'in', classIds)
    .execute()
  const units = new Map(classes.map((row) => [row.id, row]))
  const schools = new Map<string, Known>()
  for (const id of new Set(classes.map((row) => row.organization_id))) schools.set(id, await readKnown(db, id))
  return (classId, day) => {
    const unit = units.get(classId)
    const known = unit && schools.get(unit.organization_id)
    return known ? offOn(day, unit.parallel, known.spans, known.calendar) : null
  }
}

interface Known {
  spans: Span[]
  calendar: Calendar
}

/** The school's terms and holidays, and the working days of the country as the school has checked them. */
export async function readKnown(db: Db, organizationId: string): Promise<Known> {
  const [spans, years] = await Promise.all([
    readSpans(db, organizationId),
    db
      .selectFrom('work_years')
      .select(['year', 'off', 'work', 'act'])
      .where('organization_id', '=', organizationId)
      .execute(),
  ])
  return { spans, calendar: Object.fromEntries(years.map(({ year, ...days }) => [year, days])) }
}

export async function readSpans(db: Db, organizationId: string): Promise<Span[]> {
  const rows = await db
    .selectFrom('study_spans')
    .select(['kind', 'name', 'from_day', 'to_day', 'first_grade', 'last_grade'])
    .where('organization_id', '=', organizationId)
    .orderBy('from_day')
    .orderBy('kind', 'desc')
    .execute()
  return rows.map(({ kind, name, from_day, to_day, first_grade, last_grade }) => ({
    kind,
    name,
    from: from_day,
    to: to_day,
    grades: first_grade !== null && last_grade !== null ? [first_grade, last_grade] : null,
  }))
}
