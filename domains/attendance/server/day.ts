import { todayAt } from '#domains/classes'
import { readDays } from '#domains/lessons'
import { fullName, type HatRow } from '#domains/people'
import { isHeld } from '#rules/lessons'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import type { DayClass, DayReport } from '../contract.ts'
import * as contract from '../contract.ts'
import { statusOf, suggest } from '../rules.ts'
import { readAway } from './absence-views.ts'
import { accessKeeper } from './access.ts'
import { readMarks, readPupils, readStays } from './read.ts'

export const getDay = handleQuery(contract.getDay, async ({ tx, actor, input }) =>
  viewDay(tx, await accessKeeper(tx, actor, input.organizationId), input.day),
)

/** R127: by class, with reasons, and by name whoever is not there. */
export async function viewDay(db: Db, hat: HatRow, wished: string | undefined): Promise<DayReport> {
  const { organizationId } = hat
  const today = await todayAt(db, organizationId)
  const day = wished ?? today
  const units = await readUnits(db, hat)
  const classIds = units.map(({ id }) => id)
  if (classIds.length === 0) return { day, today, classes: [] }
  const laid = (await readDays(db, classIds, [day])).filter(isHeld)
  const pupils = await readPupils(db, classIds)
  const away = await readAway(
    db,
    pupils.map(({ id }) => id),
    day,
  )
  const marks = await readAllMarks(
    db,
    laid.flatMap(({ lessonId }) => lessonId ?? []),
  )
  const classes = units.map(({ id, name }): DayClass => {
    const lessons = laid.filter(({ classId }) => classId === id)
    const rows = pupils
      .filter(({ class_id }) => class_id === id)
      .map((pupil) => {
        const own = lessons.flatMap(({ lessonId }) => marks.get(`${lessonId} ${pupil.id}`) ?? [])
        const why = away.get(pupil.id)?.why ?? null
        const missed = own.filter((mark) => mark !== 'present').length
        return {
          pupil: { id: pupil.id, name: fullName(pupil) },
          status: statusOf(own, why),
          why,
          missed,
          held: own.length,
        }
      })
    const count = (status: string) => rows.filter((row) => row.status === status).length
    const marked = lessons.filter(({ lessonId }) => pupils.some((pupil) => marks.has(`${lessonId} ${pupil.id}`)))
    return {
      classId: id,
      className: name,
      all: rows.length,
      present: count('present'),
      absent: count('absent'),
      ill: count('ill'),
      unknown: count('unknown'),
      remote: lessons.some(({ remote }) => remote),
      marked: { done: marked.length, all: lessons.length },
      away: rows.filter(({ status, missed }) => status === 'absent' || status === 'ill' || missed > 0),
    }
  })
  return { day, today, classes }
}

/** What teachers have said; where they have not, what the calls of the lesson say. */
async function readAllMarks(db: Db, lessonIds: string[]): Promise<Map<string, contract.Mark>> {
  const marks = new Map<string, contract.Mark>()
  if (lessonIds.length === 0) return marks
  for (const [lessonId, { stays }] of await readStays(db, lessonIds)) {
    for (const [personId, own] of stays) {
      const mark = suggest({ stays: own.length, why: null, ended: false })
      if (mark) marks.set(`${lessonId} ${personId}`, mark)
    }
  }
  for (const { lesson_id, pupil_id, mark } of await readMarks(db, lessonIds))
    marks.set(`${lesson_id} ${pupil_id}`, mark)
  return marks
}

async function readUnits(db: Db, { organizationId, administers, ledClassIds }: HatRow) {
  let found = db
    .selectFrom('classes')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'class')
    .where('archived_at', 'is', null)
    .orderBy('parallel')
    .orderBy('name')
  if (!administers) found = found.where('id', 'in', ledClassIds)
  return found.execute()
}
