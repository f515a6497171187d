import { now } from '#server/clock'
import { invalid } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { leavesOwnTime } from '../rules.ts'
import { accessSelf } from './access.ts'
import { viewHours } from './views.ts'

/** «Не беспокоить меня»: messages come, calls and pushes wait. */
export const setOwnHours = handleCommand(contract.setOwnHours, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (input.own && !leavesOwnTime(input.own)) throw neverReached()

  if (input.own) {
    const { fromMinute, toMinute, daysOff } = input.own
    const hours = {
      from_minute: fromMinute,
      to_minute: toMinute,
      days_off: [...new Set(daysOff)].sort(),
      set_at: now(),
    }
    await tx
      .insertInto('own_hours')
      .values({ person_id: self.personId, ...hours })
      .onConflict((oc) => oc.column('person_id').doUpdateSet(hours))
      .execute()
  } else await tx.deleteFrom('own_hours').where('person_id', '=', self.personId).execute()
  await append(tx, `organization:${self.organizationId}`, contract.hoursChanged, {}, self.personId, { view: {} })
  return viewHours(tx, self)
})

const neverReached = () =>
  invalid(
    'Так вас нельзя застать никогда. Оставьте хотя бы один день и час',
    'Nobody could ever reach you. Leave at least one day and an hour',
    'own',
  )
