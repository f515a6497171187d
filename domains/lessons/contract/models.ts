import { z } from 'zod'
import { Day, Id } from '#contract'
import { Device } from '#contract/sanitary'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const LessonNo = z.coerce.number().int().min(1).max(12)

export const Weekday = z.number().int().min(1).max(7) // Monday is 1

export const Group = z.string().trim().max(20).default('') // a part of the class; '' is all of it

const Room = z.string().trim().max(40)

/** From when to when each lesson lasts, in the school's own hours; the first lesson first. */
export const Periods = z
  .array(z.tuple([Clock, Clock]))
  .min(1)
  .max(12)

export const Bells = z.object({
  id: Id,
  name: z.string(),
  shift: z.union([z.literal(1), z.literal(2)]),
  periods: Periods,
})
export type Bells = z.infer<typeof Bells>

/** What stands in a cell of the grid. */
export const Filling = z.object({
  subjectId: Id,
  teacherId: Id.nullable(),
  room: Room.default(''),
  remote: z.boolean().default(false),
  device: Device.nullable().default(null),
  screenMinutes: z.number().int().min(0).max(90).nullable().default(null), // null: as many as the norm allows
})
export type Filling = z.infer<typeof Filling>

export const Slot = Filling.extend({ id: Id, weekday: Weekday, no: z.number().int(), group: z.string() })
export type Slot = z.infer<typeof Slot>

export const Named = z.object({ id: Id, name: z.string() })

/** Which lesson of which class. */
export const LessonKey = z.object({ classId: Id, day: Day, no: LessonNo, group: Group })
export type LessonKey = z.infer<typeof LessonKey>
