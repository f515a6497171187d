import { isHeld } from '#rules/lessons'
import { momentOf, useNow, useToday } from './use-lessons.ts'

/** Of what was mine today nothing is to come. Apart from the others: the rules are no part of the first page. */
export function useDayOver(): boolean {
  const now = useNow(60_000)
  return useToday().lessons.every((lesson) => !isHeld(lesson) || momentOf(lesson, now) === 'past')
}
