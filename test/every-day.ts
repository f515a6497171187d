import type { Db } from '#server/db'

/** Days off of the country are days of lessons here: a test of a timetable must not fail on the first of May. */
export async function learnEveryDay(
  db: Db,
  { organizationId, personId }: { organizationId: string; personId: string },
): Promise<void> {
  const year = new Date().getUTCFullYear()
  const rows = [year - 1, year, year + 1].map((one) => ({
    organization_id: organizationId,
    year: one,
    off: [],
    work: [],
    act: 'Проверка',
    changed_by: personId,
    changed_at: new Date(),
  }))
  await db
    .insertInto('work_years')
    .values(rows)
    .onConflict((oc) => oc.columns(['organization_id', 'year']).doNothing())
    .execute()
}
