import { todayAt } from '#domains/classes'
import { accessHat } from '#domains/people'
import { addDays } from '#rules/lessons'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden, invalid, notFound, refusedAs } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { MOST_DAYS } from '../rules.ts'
import { viewAbsences } from './absence-views.ts'
import { accessPupil } from './access.ts'
import { tellAttendance } from './tell.ts'

/** By a guardian from the own phone, or by the class teacher who was called. A pupil does not excuse oneself. */
export const tellAbsence = handleCommand(contract.tellAbsence, async ({ tx, actor, input }) => {
  const { pupil, hat, leads, guards } = await accessPupil(tx, actor, input.pupilId)
  if (!leads && !guards) {
    throw forbidden('О том, что вас не будет, сообщает родитель', 'A guardian tells that you will not come')
  }
  const today = await todayAt(tx, pupil.organization_id)
  const { id, from, to, why } = input
  if (to < from) throw invalid('Последний день раньше первого', 'The last day is before the first', 'to')
  if (from < addDays(today, -7) || to > addDays(from, MOST_DAYS)) {
    throw invalid(
      'Можно сообщить за последнюю неделю и не больше чем на 60 дней вперёд',
      'One may tell of the last week, and at most sixty days ahead',
      'from',
    )
  }
  await tx
    .insertInto('absences')
    .values({
      id,
      organization_id: pupil.organization_id,
      pupil_id: pupil.id,
      from_day: from,
      to_day: to,
      why,
      note: input.note || null,
      told_by: hat.personId,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  if (!guards) {
    note(tx, {
      organizationId: pupil.organization_id,
      action: 'attendance.tellAbsence',
      byPersonId: hat.personId,
      about: pupil.id,
    })
  }
  await tellAttendance(tx, pupil.organization_id, hat.personId)
  return (await viewAbsences(tx, { ids: [id] }))[0]!
})

export const endAbsence = handleCommand(contract.endAbsence, async ({ tx, actor, input }) => {
  const row = await tx
    .selectFrom('absences')
    .selectAll()
    .where('id', '=', input.absenceId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noAbsence()
  const held = await refusedAs(accessPupil(tx, actor, row.pupil_id), noAbsence)
  if (!held.leads && !held.guards) throw noAbsence()
  const { personId } = held.hat
  if (!row.ended_at) {
    await tx.updateTable('absences').set({ ended_at: now(), ended_by: personId }).where('id', '=', row.id).execute()
    await tellAttendance(tx, row.organization_id, personId)
  }
  return {}
})

export const listAbsences = handleQuery(contract.listAbsences, async ({ tx, actor, input }) => {
  const { organizationId } = input
  const hat = await accessHat(tx, actor, organizationId)
  const today = await todayAt(tx, organizationId)
  const pupilIds = hat.administers ? null : await readOwnPupils(tx, hat.personId, hat.ledClassIds)
  if (pupilIds?.length === 0) return { absences: [], today }
  return { absences: await viewAbsences(tx, { organizationId, from: today, pupilIds }), today }
})

/** My children, myself, and pupils of classes that I lead. */
async function readOwnPupils(
  db: Parameters<typeof todayAt>[0],
  personId: string,
  ledClassIds: string[],
): Promise<string[]> {
  const children = await db.selectFrom('bonds_seeing').select('pupil_id').where('guardian_id', '=', personId).execute()
  const led =
    ledClassIds.length === 0
      ? []
      : await db
          .selectFrom('class_seats')
          .select('person_id')
          .where('class_id', 'in', ledClassIds)
          .where('part', '=', 'pupil')
          .where('left_at', 'is', null)
          .execute()
  return [...new Set([personId, ...children.map(({ pupil_id }) => pupil_id), ...led.map(({ person_id }) => person_id)])]
}

const noAbsence = () => notFound('Такого сообщения об отсутствии нет', 'There is no such message of an absence')
