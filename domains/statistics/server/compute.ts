import type { Db } from '#server/db'
import type { Figures } from '../contract.ts'
import { countAnnouncements } from './figures/announcements.ts'
import { measureAnswers } from './figures/answers.ts'
import { readChats } from './figures/chats.ts'
import { countClasses } from './figures/classes.ts'
import { countCalls, countDesk, countLessons, countRefusals } from './figures/others.ts'
import { countEquipment, countFamilies, countPeople } from './figures/people.ts'
import type { Period } from './period.ts'

/** A school in figures: what is here is of this moment, what has happened is of the period. */
export async function computeFigures(db: Db, organizationId: string, period: Period) {
  const { chats, lone } = await readChats(db, organizationId)
  const [people, families, equipment, announcements, calls, lessons, refusals, desk, answers, classes] =
    await Promise.all([
      countPeople(db, organizationId),
      countFamilies(db, organizationId),
      countEquipment(db, organizationId),
      countAnnouncements(db, organizationId, period),
      countCalls(db, organizationId, period),
      countLessons(db, organizationId, period),
      countRefusals(db, organizationId),
      countDesk(db, organizationId, period),
      measureAnswers(db, organizationId, period),
      countClasses(db, organizationId, period),
    ])
  const today = { people, families, equipment, chats, refusals, classes }
  const figures: Figures = { ...today, announcements, calls, lessons, desk, answers }
  return { figures, lone }
}
