import type { Db } from '#server/db'
import type { Figures } from '../contract.ts'
import { countAnnouncements } from './figures/announcements.ts'
import { measureAnswers } from './figures/answers.ts'
import { readChats } from './figures/chats.ts'
import { countClasses } from './figures/classes.ts'
import { countCalls, countDesk, countRefusals } from './figures/others.ts'
import { countEquipment, countFamilies, countPeople } from './figures/people.ts'
import type { Period } from './period.ts'

/** A school in figures: what is here is of this moment, what has happened is of the period. */
export async function computeFigures(db: Db, organizationId: string, period: Period) {
  const [people, families, equipment, { chats, lone }, announcements, calls, refusals, desk, answers, classes] =
    await Promise.all([
      countPeople(db, organizationId),
      countFamilies(db, organizationId),
      countEquipment(db, organizationId),
      readChats(db, organizationId),
      countAnnouncements(db, organizationId, period),
      countCalls(db, organizationId, period),
      countRefusals(db, organizationId),
      countDesk(db, organizationId, period),
      measureAnswers(db, organizationId, period),
      countClasses(db, organizationId, period),
    ])
  const figures: Figures = {
    people,
    families,
    equipment,
    chats,
    announcements,
    calls,
    refusals,
    desk,
    answers,
    classes,
  }
  return { figures, lone }
}
