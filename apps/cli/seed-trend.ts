import type { Joined } from '#contract/statistics'
import type { Db } from '#server/db'
import { DAY } from './demo/life.ts'
import { chunks } from './seed-rows.ts'

/** How many school days it takes until two of three of those who have joined are there: sheets are given out at meetings. */
const PACE = { staff: 3, guardians: 28, pupils: 45 }

/** The figures of the days since 1 September, as they would have been taken: more and more have joined, up to today. */
export async function seedTrend(db: Db, organizationId: string, year: string): Promise<void> {
  const today = await db
    .selectFrom('statistics_days')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('day', 'desc')
    .executeTakeFirstOrThrow()
  const days = daysBetween(`${year}-09-01`, today.day)
  const whole = schoolDays(days.length)
  const rows = days.map((day, n) => {
    const then = (group: keyof typeof PACE, joined: number) =>
      Math.round((joined * grown(schoolDays(n + 1), PACE[group])) / grown(whole, PACE[group]))
    const joined = {
      pupils_joined: then('pupils', today.pupils_joined),
      guardians_joined: then('guardians', today.guardians_joined),
      staff_joined: then('staff', today.staff_joined),
    }
    const people = { ...today.figures.people, ...asFigures(today, joined) }
    return {
      ...today,
      ...joined,
      day,
      figures: JSON.stringify({ ...today.figures, people }),
      brief: JSON.stringify({ ...today.brief, people }),
      taken_at: new Date(`${day}T18:37:00Z`),
    }
  })
  for (const some of chunks(rows)) await db.insertInto('statistics_days').values(some).execute()
}

type Counted = { pupils_joined: number; guardians_joined: number; staff_joined: number }

const asFigures = (
  known: { pupils: number; guardians: number; staff: number },
  joined: Counted,
): Record<'pupils' | 'guardians' | 'staff', Joined> => ({
  pupils: { known: known.pupils, joined: joined.pupils_joined },
  guardians: { known: known.guardians, joined: joined.guardians_joined },
  staff: { known: known.staff, joined: joined.staff_joined },
})

const grown = (days: number, pace: number): number => 1 - Math.exp(-days / pace)

/** Six of seven: nobody comes in on a Sunday. */
const schoolDays = (days: number): number => days - Math.floor(days / 7)

/** The first one up to the one before the last. */
function daysBetween(first: string, last: string): string[] {
  const count = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / DAY))
  return Array.from({ length: count }, (_, n) => new Date(Date.parse(first) + n * DAY).toISOString().slice(0, 10))
}
