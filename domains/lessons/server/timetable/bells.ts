import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { minuteOf, type Periods } from '../../rules.ts'
import { accessMaker } from '../access.ts'

const noBells = () => notFound('Такого списка звонков нет', 'There is no such list of bells')

/** Several lists: the usual one, a short day, remote days with longer breaks. */
export const saveBells = handleCommand(contract.saveBells, async ({ tx, actor, input }) => {
  const { organizationId, name, shift } = input
  const hat = await accessMaker(tx, actor, organizationId)
  checkPeriods(input.periods)
  const id = input.bellsId ?? input.id
  await checkName(tx, { organizationId, name, id })
  const said = { name, shift, periods: JSON.stringify(input.periods) }
  if (input.bellsId) {
    const { numUpdatedRows } = await tx
      .updateTable('bell_schedules')
      .set(said)
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw noBells()
  } else
    await tx
      .insertInto('bell_schedules')
      .values({ id, organization_id: organizationId, ...said })
      .execute()
  note(tx, { organizationId, action: 'lessons.saveBells', byPersonId: hat.personId, object: { kind: 'bells', id } })
  return { id, name, shift, periods: input.periods }
})

export const removeBells = handleCommand(contract.removeBells, async ({ tx, actor, input }) => {
  const row = await tx
    .selectFrom('bell_schedules')
    .select(['id', 'organization_id'])
    .where('id', '=', input.bellsId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noBells()
  const organizationId = row.organization_id
  const hat = await accessMaker(tx, actor, organizationId).catch((error) =>
    Promise.reject(error.code === 'not_found' ? noBells() : error),
  )
  const used = await tx
    .selectFrom('timetables')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select('name')
    .where('bells_id', '=', row.id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (used) {
    throw conflict(
      `По этим звонкам учится ${used.name}: сначала выберите классу другие`,
      `${used.name} studies by these bells: choose others for the class first`,
    )
  }
  await tx.updateTable('bell_schedules').set({ removed_at: now() }).where('id', '=', row.id).execute()
  note(tx, {
    organizationId,
    action: 'lessons.removeBells',
    byPersonId: hat.personId,
    object: { kind: 'bells', id: row.id },
  })
  return {}
})

function checkPeriods(periods: Periods): void {
  periods.forEach(([starts, ends], place) => {
    const before = periods[place - 1]
    if (minuteOf(ends) <= minuteOf(starts) || (before && minuteOf(starts) < minuteOf(before[1]))) {
      throw invalid(
        `Проверьте ${place + 1}-й урок: он должен начинаться после предыдущего и кончаться позже, чем начался`,
        `Check lesson ${place + 1}: it must begin after the one before it, and end later than it begins`,
        `periods.${place}`,
      )
    }
  })
}

async function checkName(tx: Tx, { organizationId, name, id }: { organizationId: string; name: string; id: string }) {
  const same = await tx
    .selectFrom('bell_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .where(({ fn }) => fn('lower', ['name']), '=', name.toLowerCase())
    .where('id', '!=', id)
    .executeTakeFirst()
  if (same) throw conflict('Список звонков с таким названием уже есть', 'There is a list of bells of this name', 'name')
}
