import type { ClassTimetable } from '#contract/lessons'
import type { listAnswers } from '#contract/sanitary'
import { checkGrid, minuteOf } from '#rules/lessons'
import { applyAnswers, type Breach, checkBells, NORMS } from '#rules/sanitary'
import { useAsk } from '#web/api'

/** What the week breaks, as it stands on the screen this moment. */
export function useBreaches(timetable: ClassTimetable | undefined, organizationId: string): Breach[] {
  const { data } = useAsk<typeof listAnswers>('sanitary.listAnswers', { organizationId })
  const bells = timetable?.bells.find(({ id }) => id === timetable.bellsId)
  if (!timetable || !bells) return []
  const norms = applyAnswers(NORMS.norms, new Map((data?.answers ?? []).map(({ normId, value }) => [normId, value])))
  const names = new Map(timetable.subjects.map(({ id, name }) => [id, name]))
  const { grade } = timetable.class
  const slots = timetable.slots.map((slot) => ({ ...slot, subjectName: names.get(slot.subjectId) ?? '' }))
  const { periods, shift } = bells
  const week = checkGrid({ grade, studyDays: timetable.studyDays, shift, day: timetable.today, periods, slots }, norms)
  const used = Math.max(0, ...slots.map(({ no }) => no))
  const hours = periods.slice(0, used).map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }))
  return [...week, ...(grade === null ? [] : checkBells(hours, norms).filter(({ rule }) => rule === 'bigBreak'))]
}
