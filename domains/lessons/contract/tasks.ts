import { z } from 'zod'
import { command, Day, download, event, Id, query } from '#contract'
import { LessonPage } from './days.ts'
import { LessonKey, Named } from './models.ts'

/** R118: by the pupil, or by a guardian; said once more until it is accepted, the last word counts. */
export const handIn = command('lessons.handIn', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    pupilId: Id,
    text: z.string().trim().max(4000),
    files: z.array(Id).max(10).default([]), // those that stay and own uploads
  }),
  output: LessonPage,
})

export const answerWork = command('lessons.answerWork', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    workId: Id,
    verdict: z.enum(['accepted', 'returned']),
    answer: z.string().trim().max(1000).default(''),
  }),
  output: LessonPage,
})

export const openTaskFile = download('lessons.openTaskFile', {
  who: 'account',
  input: LessonKey.extend({ fileId: Id }),
})

export const openWorkFile = download('lessons.openWorkFile', {
  who: 'account',
  input: z.object({ workId: Id, fileId: Id }),
})

export const Task = LessonKey.extend({
  className: z.string(),
  subject: Named,
  task: z.string(),
  due: Day,
  pupil: Named,
  handedIn: z.boolean(), // here; else it is homework, and always open
  state: z.enum(['open', 'handed', 'returned', 'accepted']),
})
export type Task = z.infer<typeof Task>

/** Mine and my children's, the nearest first; and works that wait for me as a teacher. */
export const listTasks = query('lessons.listTasks', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    tasks: z.array(Task),
    waiting: z.array(LessonKey.extend({ className: z.string(), subject: Named, count: z.number().int() })),
    today: Day,
  }),
})

/** In the topic of the pupil and of whoever follows: the work is to be put right. */
export const workReturned = event('lessons.workReturned', {
  key: z.object({ workId: Id }),
  view: z.object({ workId: Id }),
})
