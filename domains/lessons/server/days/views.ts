import { Temporal } from 'temporal-polyfill'
import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { Lesson } from '../../contract.ts'
import type { Laid } from '../../rules.ts'

const unique = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

/** «Воробьёва Е. С.»: as a timetable on a wall has it. */
export const shortName = (row: { last_name: string; first_name: string; patronymic: string | null }): string =>
  `${row.last_name} ${[row.first_name, row.patronymic].flatMap((part) => (part ? `${part[0]}.` : [])).join(' ')}`

/** Lessons as `personId` sees them, in the school's own hours. */
export async function viewLessons(
  db: Db,
  laid: Laid[],
  { zone, personId }: { zone: string; personId: string },
): Promise<Lesson[]> {
  if (laid.length === 0) return []
  const names = await readNames(db, laid)
  const own = await readOwn(db, unique(laid.map(({ lessonId }) => lessonId)), personId)
  return laid.map(({ lessonId, classId, subjectId, teacherId, ...lesson }): Lesson => {
    const more = lessonId ? own.get(lessonId) : undefined
    const unit = names.classes.get(classId)!
    return {
      ...lesson,
      classId,
      className: unit.name,
      grade: unit.parallel,
      subject: { id: subjectId, name: names.subjects.get(subjectId) ?? '' },
      teacher: teacherId ? { id: teacherId, name: names.teachers.get(teacherId) ?? '' } : null,
      mine: teacherId === personId,
      startsAt: instantAt(lesson.day, lesson.starts, zone),
      endsAt: instantAt(lesson.day, lesson.ends, zone),
      reason: more?.reason ?? null,
      goesOn: Boolean(more?.call_id),
      callId: more?.seated ? more.call_id : null,
      started: Boolean(more?.started_at),
      topic: more?.topic ?? null,
      task: more?.task ?? null,
      taskDue: more?.task_due ?? null,
    }
  })
}

/** «08:30» of a day, where the school stands. */
export const instantAt = (day: string, clock: string | null, zone: string): string | null =>
  clock === null
    ? null
    : new Date(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone).epochMilliseconds).toISOString()

async function readNames(db: Db, laid: Laid[]) {
  const [classes, subjects, teachers] = await Promise.all([
    db
      .selectFrom('classes')
      .select(['id', 'name', 'parallel'])
      .where('id', 'in', unique(laid.map(({ classId }) => classId)))
      .execute(),
    db
      .selectFrom('subjects')
      .select(['id', 'name'])
      .where('id', 'in', unique(laid.map(({ subjectId }) => subjectId)))
      .execute(),
    db
      .selectFrom('people')
      .select(['id', 'last_name', 'first_name', 'patronymic'])
      .where('id', 'in', [...unique(laid.map(({ teacherId }) => teacherId)), NOBODY])
      .execute(),
  ])
  return {
    classes: new Map(classes.map((row) => [row.id, row])),
    subjects: new Map(subjects.map((row) => [row.id, row.name])),
    teachers: new Map(teachers.map((row) => [row.id, fullName(row)])),
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What a lesson has of its own, with the call of it that goes on now. */
async function readOwn(db: Db, ids: string[], personId: string) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('lessons')
    .select(['lessons.id', 'reason', 'started_at', 'topic', 'task', 'task_due'])
    .select(({ selectFrom }) =>
      selectFrom('lesson_calls')
        .innerJoin('calls', 'calls.id', 'call_id')
        .select('call_id')
        .whereRef('lesson_id', '=', 'lessons.id')
        .where('ended_at', 'is', null)
        .orderBy('at', 'desc')
        .limit(1)
        .as('call_id'),
    )
    .where('lessons.id', 'in', ids)
    .execute()
  const seats = await db
    .selectFrom('calls')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'calls.chat_id')
    .select('calls.id')
    .where('calls.id', 'in', [...rows.flatMap(({ call_id }) => call_id ?? []), NOBODY])
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .execute()
  const seated = new Set(seats.map(({ id }) => id))
  return new Map(rows.map((row) => [row.id, { ...row, seated: row.call_id !== null && seated.has(row.call_id) }]))
}
