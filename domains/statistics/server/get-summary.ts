import { accessHat } from '#domains/people'
import { answersForSchool } from '#rules/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import type { DayFigures } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessFigures, mayRead } from './access.ts'
import { computeFigures } from './compute.ts'
import { listMissingSubjects } from './figures/chats.ts'
import { type Period, readPeriod } from './period.ts'

export const getSummary = handleQuery(contract.getSummary, async ({ tx, actor, input }) => {
  const hat = await accessFigures(tx, actor, input.organizationId)
  const period = await readPeriod(tx, hat.organizationId, input)
  const { figures, lone } = await computeFigures(tx, hat.organizationId, period)
  const { administers: names } = hat
  return {
    at: now().toISOString(),
    ...period.days,
    figures,
    trend: await readTrend(tx, hat.organizationId, period.days),
    attention: names
      ? { chats: lone, subjects: await listMissingSubjects(tx, hat.organizationId) }
      : { chats: [], subjects: [] },
    can: { names, giveAccess: answersForSchool(hat.roles) },
  }
})

export const getAccess = handleQuery(contract.getAccess, async ({ tx, actor, input }) => ({
  may: await mayRead(tx, await accessHat(tx, actor, input.organizationId)),
}))

export async function readTrend(db: Db, organizationId: string, days: Period['days']): Promise<DayFigures[]> {
  const rows = await db
    .selectFrom('statistics_days')
    .select(['day', 'pupils', 'pupils_joined', 'guardians', 'guardians_joined', 'staff', 'staff_joined'])
    .where('organization_id', '=', organizationId)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .orderBy('day')
    .execute()
  return rows.map((row) => ({
    day: row.day,
    pupils: { known: row.pupils, joined: row.pupils_joined },
    guardians: { known: row.guardians, joined: row.guardians_joined },
    staff: { known: row.staff, joined: row.staff_joined },
  }))
}
