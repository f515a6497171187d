import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { dueOn, isWeekend, termOf, workYearOf } from '../rules.ts'
import { by } from './by.ts'
import { readCalendar } from './calendar.ts'
import { accessMatters } from './matters.ts'

export const getWorkYear = handleQuery(contract.getWorkYear, async ({ tx, actor, input }) => {
  const hat = await accessMatters(tx, actor, input.organizationId)
  const saved = await tx
    .selectFrom('work_years')
    .innerJoin('people', 'people.id', 'changed_by')
    .select(['changed_at', 'last_name', 'first_name'])
    .where('work_years.organization_id', '=', hat.organizationId)
    .where('year', '=', input.year)
    .executeTakeFirst()
  const { off, work, act } = workYearOf(input.year, await readCalendar(tx, hat.organizationId))
  const checked = saved && { by: `${saved.first_name} ${saved.last_name}`, at: saved.changed_at.toISOString() }
  return { off, work, act, checked: checked ?? null }
})

export const setWorkYear = handleCommand(contract.setWorkYear, async ({ tx, actor, input }) => {
  const hat = await accessMatters(tx, actor, input.organizationId)
  const { year, act } = input
  const days = {
    // A day is named where it differs from the week.
    off: [...new Set(input.off)].filter((day) => !isWeekend(`${year}-${day}`)).sort(),
    work: [...new Set(input.work)].filter((day) => isWeekend(`${year}-${day}`)).sort(),
  }
  const change = { ...days, act, changed_by: hat.personId, changed_at: now() }
  await tx
    .insertInto('work_years')
    .values({ organization_id: hat.organizationId, year, ...change })
    .onConflict((oc) => oc.columns(['organization_id', 'year']).doUpdateSet(change))
    .execute()
  await reckonAnew(tx, hat.organizationId)
  note(tx, { ...by(hat), action: 'consents.setWorkYear', details: { year } })
  return {}
})

/** What is prolonged keeps its word to the person; the others end when the calendar says. */
async function reckonAnew(tx: Tx, organizationId: string): Promise<void> {
  const calendar = await readCalendar(tx, organizationId)
  const open = await tx
    .selectFrom('privacy_matters')
    .select(['id', 'kind', 'begun_on', 'due_on'])
    .where('organization_id', '=', organizationId)
    .where('done_at', 'is', null)
    .where('extended_on', 'is', null)
    .execute()
  for (const { id, kind, begun_on, due_on } of open) {
    const due = dueOn(termOf(kind, begun_on), begun_on, calendar)
    if (due !== due_on) await tx.updateTable('privacy_matters').set({ due_on: due }).where('id', '=', id).execute()
  }
}
