import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'
import { Lesson, LessonPage } from './days.ts'
import { LessonKey } from './models.ts'

/** The call that has been begun in a chat of the class is this lesson's. */
export const startLesson = command('lessons.startLesson', {
  who: 'account',
  input: LessonKey.extend({ id: Id, callId: Id }),
  output: LessonPage,
})

/** What the screen of a call shows of the lesson; null: this call is none. */
export const getLessonOfCall = query('lessons.getLessonOfCall', {
  who: 'account',
  input: z.object({ callId: Id }),
  output: z.object({
    lesson: Lesson.nullable(),
    startedAt: Instant.nullable(),
    page: LessonPage.nullable(),
    answers: z.array(z.object({ normId: z.string(), value: z.number().int() })), // norms that the school has confirmed
  }),
})

/** R112: whoever has nothing but a phone asks the teacher. */
export const askForPhone = command('lessons.askForPhone', {
  who: 'account',
  natural: true,
  input: z.object({ callId: Id }),
  output: z.object({}),
})

export const admitPhone = command('lessons.admitPhone', {
  who: 'account',
  input: LessonKey.extend({ id: Id, personId: Id }),
  output: LessonPage,
})
