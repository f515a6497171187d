import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { occurrencesOf } from '../../rules/occurrences.ts'
import { accessManaged } from './access.ts'
import { remindLater, sayPlanned } from './saying.ts'
import { planOf, readPlanned } from './views.ts'

/** One day, or all that are to come; the chats are told. */
export const callOff = handleCommand(contract.callOff, async ({ tx, actor, input }) => {
  const { row, chat } = await accessManaged(tx, actor, input.plannedId)
  if (input.day === null) {
    const off = { called_off_at: now(), called_off_by: chat.personId }
    await tx.updateTable('planned_calls').set(off).where('id', '=', row.id).execute()
    await sayPlanned(tx, row, 'off')
    return readPlanned(tx, row.id)
  }
  const from = new Date(Date.parse(input.day) - 48 * 3600_000)
  const around = occurrencesOf(planOf(row), from, new Date(Date.parse(input.day) + 72 * 3600_000))
  if (!around.some(({ day }) => day === input.day))
    throw conflict('В этот день звонка нет', 'There is no call on that day')
  const skip = { planned_id: row.id, day: input.day, by_person: chat.personId }
  const fresh = await tx
    .insertInto('planned_call_skips')
    .values(skip)
    .onConflict((oc) => oc.doNothing())
    .returning('day')
    .executeTakeFirst()
  if (fresh) await sayPlanned(tx, row, 'dayOff', input.day)
  await remindLater(tx, row)
  return readPlanned(tx, row.id)
})
