import { z } from 'zod'
import { command, Day, Id, query } from '#contract'

// When the school learns: terms and holidays of a school year.

const Grade = z.number().int().min(1).max(11)

export const StudySpan = z.object({
  kind: z.enum(['term', 'holidays']),
  name: z.string().trim().min(1).max(80),
  from: Day,
  to: Day,
  grades: z.tuple([Grade, Grade]).nullable(), // null: everybody
})
export type StudySpan = z.infer<typeof StudySpan>

export const StudyCalendar = z.object({
  spans: z.array(StudySpan),
  today: Day,
  can: z.object({ edit: z.boolean() }),
})
export type StudyCalendar = z.infer<typeof StudyCalendar>

export const getCalendar = query('lessons.getCalendar', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: StudyCalendar,
})

/** The whole school year that begins on 1 September of `year`. */
export const saveCalendar = command('lessons.saveCalendar', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    year: z.number().int().min(2020).max(2100),
    spans: z.array(StudySpan).max(40),
  }),
  output: StudyCalendar,
})
