import type { AutomaticChat, ChatPart } from './contract.ts'

export { plainWords } from './rules/format.ts'

// Pure school rules of chats: who sits in the chats that appear by themselves, and who may begin a direct chat with whom.

export interface Sitter {
  id: string
  staff: boolean
  /** administrator or additional administrator: keeps the channels (R083) */
  administrator: boolean
  /** director or deputy: writes in the channels */
  director: boolean
}

export interface ClassSitting {
  classId: string
  personId: string
  part: 'pupil' | 'classTeacher' | 'teacher' | 'guardian'
}

export interface AutomaticSeat {
  automatic: AutomaticChat
  classId: string | null
  personId: string
  part: ChatPart
}

/** The chats every school has, and every class has, from its first day (R061–R063, R067, R081). */
export const SCHOOL_CHATS = ['staff', 'schoolChannel', 'staffChannel'] as const satisfies AutomaticChat[]
export const CLASS_CHATS = ['class', 'parents', 'teachers'] as const satisfies AutomaticChat[]

export const kindOf = (automatic: AutomaticChat): 'group' | 'channel' =>
  automatic === 'schoolChannel' || automatic === 'staffChannel' ? 'channel' : 'group'

/** Who sits where, from who people are and where they sit in classes. A person appears once per chat, with the greater part. */
export function automaticSeats(people: Sitter[], sittings: ClassSitting[]): AutomaticSeat[] {
  const seats = [...people.flatMap(schoolSeats), ...sittings.flatMap(classSeats)]
  const greatest = new Map<string, AutomaticSeat>()
  for (const seat of seats) {
    const key = `${seat.automatic} ${seat.classId} ${seat.personId}`
    const other = greatest.get(key)
    if (!other || WEIGHT[seat.part] > WEIGHT[other.part]) greatest.set(key, seat)
  }
  return [...greatest.values()]
}

const WEIGHT: Record<ChatPart, number> = { reader: 0, member: 1, owner: 2 }

function schoolSeats({ id, staff, administrator, director }: Sitter): AutomaticSeat[] {
  const seat = (automatic: AutomaticChat, part: ChatPart) => ({ automatic, classId: null, personId: id, part })
  const inChannel: ChatPart = administrator ? 'owner' : director ? 'member' : 'reader'
  const everyone = [seat('schoolChannel', inChannel)]
  if (!staff) return everyone
  return [...everyone, seat('staff', administrator || director ? 'owner' : 'member'), seat('staffChannel', inChannel)]
}

function classSeats({ classId, personId, part }: ClassSitting): AutomaticSeat[] {
  const seat = (automatic: AutomaticChat, chatPart: ChatPart) => ({ automatic, classId, personId, part: chatPart })
  switch (part) {
    case 'pupil':
      return [seat('class', 'member')]
    case 'guardian':
      return [seat('parents', 'member')]
    case 'teacher':
      return [seat('teachers', 'member')]
    case 'classTeacher':
      return CLASS_CHATS.map((automatic) => seat(automatic, 'owner'))
  }
}

/** What binds one person of a school to another. */
export const TIES = [
  'colleague',
  'classmate',
  'ownTeacher',
  'ownPupil',
  'ownPupilsGuardian',
  'ownChildsTeacher',
  'administration',
  'guardianOfSchool',
  'ownChild',
  'ownGuardian',
  'fellowParent',
] as const
export type Tie = (typeof TIES)[number]

/**
 * The safe default of the who-may-start-with-whom table. A pupil writes to classmates, own teachers and own guardians;
 * an adult who is neither the pupil's teacher nor guardian has no tie to a pupil and so cannot begin, the
 * administration included.
 */
export const MAY_START: Record<Tie, boolean> = {
  colleague: true,
  classmate: true,
  ownTeacher: true,
  ownPupil: true,
  ownPupilsGuardian: true,
  ownChildsTeacher: true,
  administration: true,
  guardianOfSchool: true,
  ownChild: true,
  ownGuardian: true,
  fellowParent: true,
}

/** What an administrator may choose at one press. A tie is always needed; a preset only says which are enough. */
export const PRESETS: Record<'strict' | 'usual' | 'teacherFirst', Tie[]> = {
  /** Families and teachers of one's own; pupils do not begin among themselves, parents neither. */
  strict: [
    'colleague',
    'ownTeacher',
    'ownPupil',
    'ownPupilsGuardian',
    'ownChildsTeacher',
    'administration',
    'guardianOfSchool',
    'ownChild',
    'ownGuardian',
  ],
  usual: [...TIES],
  /** The teacher begins, pupils and parents answer. */
  teacherFirst: [
    'colleague',
    'ownPupil',
    'ownPupilsGuardian',
    'guardianOfSchool',
    'administration',
    'ownChild',
    'ownGuardian',
  ],
}

export const mayStart = (
  ties: readonly Tie[],
  allowed: readonly Tie[] = TIES.filter((tie) => MAY_START[tie]),
): boolean => ties.some((tie) => allowed.includes(tie))
