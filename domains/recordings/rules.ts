import type { Settings, WhoRecords } from './contract.ts'

// Who may record and watch. Pure.

/** Until a school decides: its staff records itself and what it shows, and the chat watches for a month. */
export const DEFAULTS: Settings = { whoRecords: 'staff', whoWatches: 'chat', pupils: false, keepDays: 30 }

interface Standing {
  host: boolean
  staff: boolean
  administers: boolean
}

/** Whoever conducts the call, as far as the school's act lets them. */
export const mayRecord = (who: WhoRecords, { host, staff, administers }: Standing): boolean =>
  host && staff && who !== 'nobody' && (who === 'staff' || administers)

/** Of whom tracks are kept: nobody who has not agreed, and pupils and guests only where the school has said so. */
export const isRecorded = ({ pupils, staff, agreed }: { pupils: boolean; staff: boolean; agreed: boolean }): boolean =>
  agreed && (pupils || staff)
