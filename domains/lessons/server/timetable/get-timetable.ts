import { handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessClassLessons, noClass } from '../access.ts'
import { viewTimetable } from './views.ts'

/** For those who make it and those who teach by it; families have their own days. */
export const getTimetable = handleQuery(contract.getTimetable, async ({ tx, actor, input }) => {
  const held = await accessClassLessons(tx, actor, input.classId)
  if (!held.hat.administers && !held.teaches) throw noClass()
  return viewTimetable(tx, held)
})
