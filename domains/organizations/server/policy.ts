import type { Application } from '../contract.ts'

type State = Application['state']

/** Approving again is a repeat; what has been refused stays refused: the school applies anew. */
export const canApprove = (state: State): boolean => state !== 'refused'
export const canRefuse = (state: State): boolean => state !== 'approved'

/** An order is signed before it is sent in. A day of grace: the applicant may live east of the server. */
export const isOrderDate = (day: string, now: Date): boolean =>
  day >= '2000-01-01' && day <= new Date(now.getTime() + 24 * 3600 * 1000).toISOString().slice(0, 10)

/** The first step of the administrator's first day: people can find the school and call it. */
export const isProfileFilled = (profile: { address: string; phone: string }): boolean =>
  profile.address !== '' && profile.phone !== ''
