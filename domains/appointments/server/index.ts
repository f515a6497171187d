import type { Operation } from '#server/operation'
import './calendar.ts'
import './export-own.ts'
import './follow.ts'
import { listTimes } from './list-times.ts'
import { offerTimes } from './offer-times.ts'
import { removeTime } from './remove-time.ts'
import { giveUpTime, takeTime } from './take-time.ts'

export const appointments: Operation[] = [listTimes, offerTimes, removeTime, takeTime, giveUpTime]
