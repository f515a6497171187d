import type { ClassKind, SeatPart } from '#contract/classes'
import type { PersonName, Relation, Role } from '#contract/people'

// The school as a list is compared with.

export interface KnownPerson {
  id: string
  name: PersonName
  roles: Role[]
  post: string | null
  joined: boolean
  left: boolean
  birthDay: string | null
  phones: string[]
  email: string | null
}

export interface KnownClass {
  id: string
  kind: ClassKind
  name: string
}

export interface KnownSeat {
  personId: string
  classId: string
  part: SeatPart
  subjectId: string | null
}

export interface KnownBond {
  guardianId: string
  pupilId: string
  relation: Relation
}

export interface School {
  kinds: ClassKind[]
  people: Map<string, KnownPerson>
  classes: KnownClass[]
  subjects: { id: string; name: string }[]
  seats: KnownSeat[]
  bonds: KnownBond[]
  /** What sources call people: source id → person. */
  ids: Map<string, string>
}
