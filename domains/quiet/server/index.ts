import type { Operation } from '#server/operation'
import { getOwnHoursOf } from './get-own-hours-of.ts'
import { getQuietHours } from './get-quiet-hours.ts'
import { listUrgent } from './list-urgent.ts'
import { setOwnHours } from './set-own-hours.ts'
import { setQuietHours } from './set-quiet-hours.ts'

export const quiet: Operation[] = [getQuietHours, setQuietHours, setOwnHours, getOwnHoursOf, listUrgent]

export { hoursOf, readHours, readOwnHours, type SchoolHours } from './hours.ts'
export { notEntitledToUrgent, quietRefusal } from './refusal.ts'
