import type { ClassKind, SeatPart } from '../contract.ts'

export interface Holding {
  administers: boolean
  /** Class teacher (curator, head of the association) of this very class. */
  classTeacher: boolean
}

/** Sheets, invitations, requests, pupils and their guardians. */
export const canLead = ({ administers, classTeacher }: Holding): boolean => administers || classTeacher

/** Name, archive, who teaches: the structure is the administration's (R014, R017). */
export const canEdit = ({ administers }: Holding): boolean => administers

export const canSeat = (holding: Holding, part: SeatPart): boolean =>
  part === 'pupil' ? canLead(holding) : canEdit(holding)

/** A pupil has one класс; groups and associations come beside it. */
export const isOnlyOne = (kind: ClassKind, part: SeatPart): boolean => kind === 'class' && part === 'pupil'
