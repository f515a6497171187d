import type { OutputOf } from '#contract'
import type { getFirstDay } from '#contract/organizations'

export type FirstDayFacts = OutputOf<typeof getFirstDay>
export type FirstStep = 'profile' | 'classes' | 'staff' | 'subjects' | 'pupils' | 'guardians' | 'joining'

/** What a school does first, in this order, and whether it is done. */
export function firstSteps(facts: FirstDayFacts): { step: FirstStep; done: boolean; href: string }[] {
  const { classes, classesWithoutTeacher, staff, subjects, pupils, guardians } = facts
  return [
    { step: 'profile', done: facts.profileFilled, href: '/school/profile' },
    { step: 'staff', done: staff.known > 1, href: '/school/staff' },
    { step: 'classes', done: classes > 0 && classesWithoutTeacher === 0, href: '/school/classes' },
    { step: 'subjects', done: subjects > 0, href: '/school/subjects' },
    { step: 'pupils', done: pupils.known > 0, href: '/school/classes' },
    { step: 'guardians', done: guardians.known > 0, href: '/school/classes' },
    { step: 'joining', done: hasGathered(facts), href: '/school/classes' },
  ]
}

/** A school has gathered when four of five are here: the rest come by and by. */
const hasGathered = ({ staff, pupils, guardians }: FirstDayFacts): boolean => {
  const known = staff.known + pupils.known + guardians.known
  const joined = staff.joined + pupils.joined + guardians.joined
  return pupils.known > 0 && joined * 5 >= known * 4
}
