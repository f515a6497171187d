import type { Figures, Joined } from '#contract/statistics'
import { readTrend } from '#domains/statistics'
import { FEW, withoutFew } from '#rules/statistics'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessWatched } from './access.ts'
import { viewSchools } from './views.ts'

const TREND_DAYS = 60
const DAY = 24 * 3600 * 1000

/** The latest day of one school, by class where a class is large enough to hide in. */
export const getSchool = handleQuery(contract.getSchool, async ({ tx, actor, input }) => {
  const curator = await accessWatched(tx, actor, input.organizationId)
  const [school] = await viewSchools(tx, [curator.id], input.organizationId)
  if (!school) throw new Error(`school ${input.organizationId} is not here`)
  return { school, summary: school.figures ? await readSummary(tx, school.id, school.figures.day) : null }
})

async function readSummary(db: Db, organizationId: string, day: string) {
  const { figures } = await db
    .selectFrom('statistics_days')
    .select('figures')
    .where('organization_id', '=', organizationId)
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  const { classes, answers: _answers, desk: _desk, ...rest } = figures
  const told = classes.filter(({ pupils }) => pupils.known >= FEW)
  return {
    figures: hideFew(rest),
    classes: told.map(({ name, pupils, guardians }) => ({ name, pupils, guardians: withoutFew(guardians) })),
    small: classes.length - told.length,
    trend: await readTrendOf(db, organizationId, day),
  }
}

const none: Joined = { known: 0, joined: 0 }

/** What is too small to be told is told as nothing. */
const hideFew = (figures: Omit<Figures, 'classes' | 'answers' | 'desk'>) => {
  const { people, families, refusals, equipment } = figures
  const count = Object.values(refusals).reduce((all, one) => all + one, 0)
  return {
    ...figures,
    people: {
      pupils: withoutFew(people.pupils) ?? none,
      guardians: withoutFew(people.guardians) ?? none,
      teachers: withoutFew(people.teachers) ?? none,
      staff: withoutFew(people.staff) ?? none,
      accounts: people.accounts,
    },
    families: families.known < FEW ? { known: 0, reached: 0, otherwise: 0 } : { ...families, otherwise: 0 },
    // A day of before has none.
    equipment: (equipment?.known ?? 0) < FEW ? { known: 0, ready: 0 } : equipment,
    refusals: count < FEW ? { phone: 0, mail: 0, sms: 0, paper: 0, reception: 0 } : refusals,
  }
}

async function readTrendOf(db: Db, organizationId: string, to: string) {
  const from = new Date(now().getTime() - TREND_DAYS * DAY).toISOString().slice(0, 10)
  const days = await readTrend(db, organizationId, { from, to })
  return days.filter(({ pupils, guardians, staff }) => [pupils, guardians, staff].every(({ known }) => known >= FEW))
}
