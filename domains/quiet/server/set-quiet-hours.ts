import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden, invalid } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { leavesTime } from '../rules.ts'
import { accessSelf } from './access.ts'
import { canSetHours } from './policy.ts'
import { viewHours } from './views.ts'

/** The school's act, written in: who set which hours, by what number and of what day (R137–R139). */
export const setQuietHours = handleCommand(contract.setQuietHours, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!canSetHours(self.roles)) {
    throw forbidden(
      'Тихие часы задаёт администрация школы своим актом',
      'Quiet hours are for the school’s administration to set, by its act',
    )
  }
  const { hours, act } = input
  if (!leavesTime(hours)) throw noTimeLeft()

  const row = {
    mode: hours.mode,
    from_minute: hours.fromMinute,
    to_minute: hours.toMinute,
    working_from: hours.working?.fromMinute ?? null,
    working_to: hours.working?.toMinute ?? null,
    working_days: [...new Set(hours.working?.days ?? [1, 2, 3, 4, 5, 6])].sort(),
    urgent_roles: [...new Set(hours.urgentRoles)],
    act_number: act?.number ?? null,
    act_date: act?.date ?? null,
    set_by: self.personId,
    set_at: now(),
  }
  await tx
    .insertInto('quiet_hours')
    .values({ organization_id: self.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
    .execute()
  note(tx, {
    organizationId: self.organizationId,
    action: 'quiet.setQuietHours',
    byPersonId: self.personId,
    details: { mode: row.mode, from: row.from_minute, to: row.to_minute },
  })
  await append(tx, `organization:${self.organizationId}`, contract.hoursChanged, {}, self.personId, { view: {} })
  return viewHours(tx, self)
})

const noTimeLeft = () =>
  invalid(
    'При таких часах писать нельзя никогда. Проверьте, что тихие часы не закрывают весь день и рабочие часы',
    'With these hours nobody could ever write. See that quiet hours do not cover the whole day or the working hours',
    'hours',
  )
