import type { AutomaticChat, Chat, ChatKind, ChatPart, Follows, MadeBy, Strategy } from './contract.ts'

export { hostAsWritten, type Inline, parseText, plainWords, safeAddress } from './rules/format.ts'

// Pure school rules of chats: who sits in the chats that appear by themselves, and who may begin a direct chat with whom.

export interface Sitter {
  id: string
  staff: boolean
  /** administrator or additional administrator: keeps the channels (R083) */
  administrator: boolean
  /** director or deputy: writes in the channels */
  director: boolean
  /** the director alone: leads the deputies' chat (R070) */
  head: boolean
  teacher: boolean
}

export interface ClassSitting {
  classId: string
  personId: string
  part: 'pupil' | 'classTeacher' | 'teacher' | 'guardian'
  /** What a teacher teaches there. */
  subjectId?: string | null
}

export interface AutomaticSeat {
  automatic: AutomaticChat
  classId: string | null
  personId: string
  part: ChatPart
  /** Sits here as somebody's guardian, whatever else one is in the school. */
  asGuardian?: boolean
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
      return [{ ...seat('parents', 'member'), asGuardian: true }]
    case 'teacher':
      return [seat('teachers', 'member')]
    case 'classTeacher':
      return CLASS_CHATS.map((automatic) => seat(automatic, 'owner'))
  }
}

/** A chat made by hand whose people come and go with a class or a role. */
export interface Following {
  kind: ChatKind
  follows: Follows
  subjectId: string | null
  madeBy: string | null
}

export interface FollowingSeat {
  personId: string
  part: ChatPart
  asGuardian?: boolean
}

/**
 * Who sits in it: those whom it is for, and the adults who answer for it. In a class these are its class teachers and
 * the teachers of the subject, or, of a chat without a subject, its maker while teaching there: whoever leaves, an
 * adult stays.
 */
export function followingSeats(chat: Following, people: Sitter[], sittings: ClassSitting[]): FollowingSeat[] {
  const audience: ChatPart = chat.kind === 'channel' ? 'reader' : 'member'
  const seats = [
    ...people.flatMap((one) => schoolFollowing(chat, one, audience)),
    ...sittings.flatMap((sitting) => classFollowing(chat, sitting, audience)),
  ]
  const greatest = new Map<string, FollowingSeat>()
  for (const seat of seats) {
    const other = greatest.get(seat.personId)
    if (!other || WEIGHT[seat.part] > WEIGHT[other.part]) greatest.set(seat.personId, seat)
  }
  return [...greatest.values()]
}

function schoolFollowing({ follows, madeBy }: Following, one: Sitter, audience: ChatPart): FollowingSeat[] {
  const seat = (part: ChatPart) => [{ personId: one.id, part }]
  if (follows !== 'deputies' && follows !== 'teachers') return []
  const leads = follows === 'deputies' ? one.head : one.director
  if (leads || (one.id === madeBy && (one.director || one.administrator))) return seat('owner')
  const belongs = follows === 'deputies' ? one.director : one.teacher
  return belongs ? seat(audience) : []
}

function classFollowing(chat: Following, sitting: ClassSitting, audience: ChatPart): FollowingSeat[] {
  const { part, personId, subjectId = null } = sitting
  const seat = (chatPart: ChatPart) => [{ personId, part: chatPart }]
  if (chat.follows !== 'pupils' && chat.follows !== 'guardians') return []
  switch (part) {
    case 'classTeacher':
      return seat('owner')
    case 'teacher':
      return (chat.subjectId ? subjectId === chat.subjectId : personId === chat.madeBy) ? seat('owner') : []
    case 'pupil':
      return chat.follows === 'pupils' ? seat(audience) : []
    case 'guardian':
      return chat.follows === 'guardians' ? [{ personId, part: audience, asGuardian: true }] : []
  }
}

/** Nothing is forbidden until the school decides (003 §2.1). */
export const USUAL_STRATEGY: Strategy = {
  groups: 'staff',
  channels: 'staff',
  pupils: 'teachers',
  guardians: 'teachers',
}

/** `teaches`: a seat of a teacher or class teacher, in the class in question or, for chats of no class, in any. */
export const mayMake = (by: MadeBy, who: { administers: boolean; staff: boolean; teaches: boolean }): boolean =>
  who.administers || (who.staff && (by === 'staff' || (by === 'teachers' && who.teaches)))

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

/** «Избранное»: a direct chat with oneself. Nobody else reads it, so nothing there is sending. */
export const isSaved = ({ kind, peer, me }: Pick<Chat, 'kind' | 'peer' | 'me'>): boolean =>
  kind === 'direct' && peer?.id === me

/** Two people have one direct chat, whoever began it; somebody alone has one with themselves. */
export const directKey = (one: string, other: string): string => [one, other].sort().join(' ')

const SMALL_CHAT = 30

/** In a small chat the author of a message may see who has read it; in a large one reading is nobody's business. */
export const mayAskReaders = (kind: ChatKind, joined: number): boolean =>
  kind !== 'channel' && joined > 1 && joined <= SMALL_CHAT
