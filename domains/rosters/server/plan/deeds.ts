import type { ClassKind } from '#contract/classes'
import type { PersonName, Relation, Role } from '#contract/people'
import type { ClassName } from '#rules/classes'

/** A person of the school by id, or one whom the list brings: «draft 5». */
export type Ref = string
export const isDraft = (ref: Ref): boolean => ref.startsWith('draft ')

/** What would be written. The same list over the same school makes the same deeds, so they can be compared. */
export interface Deeds {
  classes: (ClassName & { kind: ClassKind })[]
  subjects: string[]
  people: { ref: Ref; name: PersonName; roles: Role[]; post: string | null }[]
  returns: string[]
  renames: { personId: string; name: PersonName }[]
  posts: { personId: string; post: string }[]
  roles: { personId: string; role: Role }[]
  bonds: { guardian: Ref; pupil: Ref; relation: Relation }[]
  /** Classes by name and kind: they may not be there yet. */
  seats: { ref: Ref; className: string; part: 'pupil' | 'classTeacher' | 'teacher'; subject: string | null }[]
  details: { ref: Ref; birthDay: string | null; phones: string[]; email: string | null }[]
  ids: { ref: Ref; sourceId: string }[]
  leaves: string[]
}

export const noDeeds = (): Deeds => ({
  classes: [],
  subjects: [],
  people: [],
  returns: [],
  renames: [],
  posts: [],
  roles: [],
  bonds: [],
  seats: [],
  details: [],
  ids: [],
  leaves: [],
})
