import { isYoung, noteOfAge } from '../rules.ts'

/** Papers of courts are entered by the administration, and by nobody who is a party to them. */
export const canLimit = ({ administers }: { administers: boolean }, isGuardian: boolean): boolean =>
  administers && !isGuardian

interface Own {
  own: boolean
  ofAge: boolean
  birthDay: string | null
  today: string
}

/** The pupil alone decides, from a month before the day on. */
export const canKeep = ({ own, ofAge, birthDay, today }: Own): boolean =>
  own && (ofAge || noteOfAge(birthDay, today) !== null)

/** A guardian looks after the ways in of a child who is too young to do it. */
export const canLookAfter = ({ own, ofAge, birthDay, today }: Own): boolean =>
  !own && !ofAge && isYoung(birthDay, today)
