import { fullName } from '#domains/people'
import { readTableApart } from '#domains/rosters'
import type { Db } from '#server/db'
import { invalid, Refusal } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleUpload } from '#server/operation'
import type { ReadLesson } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { plainClass, plainWord, type RawLesson, readTimetableTable } from '../../rules/read-table.ts'
import { accessMaker } from '../access.ts'
import { shortName } from '../days/views.ts'

const MOST = 5000

/** A preview, by row: what is meant, and what of it the school does not know. */
export const readTable = handleUpload(contract.readTable, async ({ tx, actor, input, bytes }) => {
  const hat = await accessMaker(tx, actor, input.organizationId)
  await takeAttempt('lessons.readTable', hat.personId, 60, 3600)
  const { sheets } = await readTableApart(bytes).catch((error) => {
    throw error.ru ? new Refusal('invalid', error.ru, error.en) : error
  })
  const raw = sheets.flatMap(({ rows }) => readTimetableTable(rows)).slice(0, MOST)
  if (raw.length === 0) {
    throw invalid(
      'В таблице не нашлось уроков. Нужны столбцы «Класс», «День», «Урок», «Предмет» или столбец для каждого класса',
      'No lessons were found. The columns “Class”, “Day”, “Lesson”, “Subject” are needed, or a column for each class',
    )
  }
  const lessons = compare(raw, await readKnown(tx, input.organizationId))
  const unknown = lessons.filter(({ subjectId }) => !subjectId).map(({ subjectName }) => subjectName)
  return { lessons, newSubjects: [...new Map(unknown.map((name) => [plainWord(name), name])).values()] }
})

interface Known {
  classes: Map<string, string>
  subjects: Map<string, string>
  teachers: Map<string, string | null> // null: two people of one name
}

async function readKnown(db: Db, organizationId: string): Promise<Known> {
  const [classes, subjects, staff] = await Promise.all([
    db
      .selectFrom('classes')
      .select(['id', 'name'])
      .where('organization_id', '=', organizationId)
      .where('archived_at', 'is', null)
      .execute(),
    db
      .selectFrom('subjects')
      .select(['id', 'name'])
      .where('organization_id', '=', organizationId)
      .where('removed_at', 'is', null)
      .execute(),
    db
      .selectFrom('people')
      .innerJoin('person_roles', 'person_id', 'people.id')
      .select(['people.id', 'last_name', 'first_name', 'patronymic'])
      .distinct()
      .where('organization_id', '=', organizationId)
      .where('left_at', 'is', null)
      .where('role', 'not in', ['pupil', 'guardian'])
      .execute(),
  ])
  const teachers = new Map<string, string | null>()
  for (const row of staff) {
    for (const name of new Set([fullName(row), shortName(row), row.last_name].map(plainWord))) {
      teachers.set(name, teachers.has(name) ? null : row.id)
    }
  }
  return {
    classes: new Map(classes.map(({ id, name }) => [plainClass(name), id])),
    subjects: new Map(subjects.map(({ id, name }) => [plainWord(name), id])),
    teachers,
  }
}

function compare(raw: RawLesson[], known: Known): ReadLesson[] {
  const seen = new Set<string>()
  return raw.map((one) => {
    const className = one.className.slice(0, 80)
    const classId = known.classes.get(plainClass(className)) ?? null
    const subjectId = known.subjects.get(plainWord(one.subjectName)) ?? null
    const teacherId = known.teachers.get(plainWord(one.teacherName)) ?? null
    const cell = [classId, one.weekday, one.no, one.group].join(' ')
    const twice = classId !== null && seen.has(cell)
    seen.add(cell)
    const faults: ReadLesson['faults'] = [
      ...(classId ? [] : (['class'] as const)),
      ...(one.weekday ? [] : (['weekday'] as const)),
      ...(one.no ? [] : (['no'] as const)),
      ...(subjectId ? [] : (['subject'] as const)),
      ...(one.teacherName && !teacherId ? (['teacher'] as const) : []),
      ...(twice ? (['twice'] as const) : []),
    ]
    return {
      ...one,
      className,
      group: one.group.slice(0, 20),
      subjectName: one.subjectName.slice(0, 80),
      room: one.room.slice(0, 40),
      classId,
      subjectId,
      teacherId,
      faults,
    }
  })
}
