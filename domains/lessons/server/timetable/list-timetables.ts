import { todayAt } from '#domains/classes'
import { readNorms } from '#domains/sanitary'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { checkGrid } from '../../rules.ts'
import { accessMaker } from '../access.ts'
import { readBells } from './views.ts'

export const listTimetables = handleQuery(contract.listTimetables, async ({ tx, actor, input }) => {
  const { organizationId } = input
  await accessMaker(tx, actor, organizationId)
  const bells = await readBells(tx, organizationId)
  const norms = await readNorms(tx, organizationId)
  const day = await todayAt(tx, organizationId)
  const slots = Map.groupBy(await readAllSlots(tx, organizationId), ({ class_id }) => class_id)
  const classes = (await readClasses(tx, organizationId)).map((unit) => {
    const own = slots.get(unit.id) ?? []
    const held = bells.find(({ id }) => id === unit.bells_id)
    const grid = own.map((slot) => ({ ...slot, screenMinutes: slot.screen_minutes, subjectName: slot.name }))
    const found = held
      ? checkGrid(
          {
            grade: unit.parallel,
            studyDays: unit.study_days ?? 5,
            shift: held.shift,
            day,
            periods: held.periods,
            slots: grid,
          },
          norms,
        )
      : []
    return {
      id: unit.id,
      name: unit.name,
      lessons: own.length,
      breaches: found.length,
      announcedAt: unit.announced_at?.toISOString() ?? null,
    }
  })
  return { classes, bells }
})

const readAllSlots = (db: Db, organizationId: string) =>
  db
    .selectFrom('timetable_slots')
    .innerJoin('classes', 'classes.id', 'class_id')
    .innerJoin('subjects', 'subjects.id', 'subject_id')
    .select(['class_id', 'weekday', 'no', 'remote', 'device', 'screen_minutes', 'subjects.name'])
    .where('classes.organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .where('to_day', 'is', null)
    .execute()

/** As a school counts: 1А … 11Б, then groups by name. */
export const readClasses = (db: Db, organizationId: string) =>
  db
    .selectFrom('classes')
    .leftJoin('timetables', 'class_id', 'id')
    .select(['id', 'name', 'parallel', 'bells_id', 'study_days', 'announced_at'])
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .orderBy('parallel', (order) => order.asc().nullsLast())
    .orderBy('name')
    .execute()
