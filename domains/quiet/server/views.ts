import type { OutputOf } from '#contract'
import { spokenName } from '#rules/people'
import type { Db } from '#server/db'
import type { getQuietHours } from '../contract.ts'
import { mayBeUrgent } from '../rules.ts'
import type { Self } from './access.ts'
import { hoursOf, readOwnHours } from './hours.ts'
import { canSetHours } from './policy.ts'

/** The school's hours, and what the one who asks may do about them. */
export async function viewHours(db: Db, self: Self): Promise<OutputOf<typeof getQuietHours>> {
  const row = await db
    .selectFrom('quiet_hours')
    .innerJoin('people', 'people.id', 'set_by')
    .selectAll('quiet_hours')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('quiet_hours.organization_id', '=', self.organizationId)
    .executeTakeFirst()
  const hours = hoursOf(row)
  const own = await readOwnHours(db, [self.personId])
  return {
    hours,
    act: row?.act_number && row.act_date ? { number: row.act_number, date: row.act_date } : null,
    set: row ? { by: setterOf(row), at: row.set_at.toISOString() } : null,
    timeZone: self.timeZone,
    own: own.get(self.personId) ?? null,
    can: { edit: canSetHours(self.roles), urgent: mayBeUrgent(hours, self.roles) },
  }
}

/** Only the administration sets hours, so the name is spoken as an employee's. */
const setterOf = (row: { last_name: string; first_name: string; patronymic: string | null }): string =>
  spokenName({ lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined }, [
    'employee',
  ])
