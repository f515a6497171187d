import { type SqlBool, sql } from 'kysely'
import { accessHat } from '#domains/people'
import { now } from '#server/clock'
import { conflict, forbidden, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { cut, type Fault, faultOf, MOST_AT_ONCE } from '../rules.ts'
import { mayOffer } from './access.ts'
import { tellChanged } from './tell.ts'
import { viewTimes } from './views.ts'

const MOST_AHEAD = 300

export const offerTimes = handleCommand(contract.offerTimes, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!(await mayOffer(tx, hat))) {
    throw forbidden(
      'Время приёма предлагают сотрудники, которых школа подтвердила',
      'Times are offered by staff whom the school has confirmed',
    )
  }
  const span = { from: new Date(input.from), to: new Date(input.to) }
  const fault = faultOf(span, input.minutes, now())
  if (fault) throw FAULTS[fault]()
  // Two tabs of one teacher: the second one sees what the first has offered.
  await tx.selectFrom('people').select('id').where('id', '=', hat.personId).forUpdate().execute()
  const ahead = await tx
    .selectFrom('appointment_times')
    .select(['starts_at', 'ends_at'])
    .where('teacher_id', '=', hat.personId)
    .where('ends_at', '>', now())
    .where('cancelled_at', 'is', null)
    .execute()
  const times = cut(span, input.minutes)
  if (ahead.some(({ starts_at, ends_at }) => starts_at < times.at(-1)!.to && ends_at > span.from)) {
    throw conflict(
      'На эти часы у вас уже есть приём. Выберите другие',
      'You offer talks at these hours already. Choose others',
      'from',
    )
  }
  if (ahead.length + times.length > MOST_AHEAD) {
    throw conflict(
      'Впереди уже много свободного времени. Уберите лишнее и предложите снова',
      'You offer a great many times already. Remove some and offer again',
    )
  }
  const rows = times.map(({ from, to }) => ({
    id: newId(),
    organization_id: hat.organizationId,
    teacher_id: hat.personId,
    starts_at: from,
    ends_at: to,
    place: input.place,
    note: input.note || null,
  }))
  await tx.insertInto('appointment_times').values(rows).execute()
  await tellChanged(tx, [hat.personId])
  const ids = rows.map(({ id }) => id)
  return { times: await viewTimes(tx, sql<SqlBool>`t.id = any(${ids}::uuid[])`) }
})

const FAULTS: Record<Fault, () => Error> = {
  past: () => invalid('Это время уже прошло', 'That time has passed already', 'from'),
  far: () => invalid('Не дальше чем на полгода вперёд', 'No further than half a year ahead', 'from'),
  short: () =>
    invalid(
      'За это время не успеть ни одной встречи. Сдвиньте конец',
      'There is no room for a talk. Move the end',
      'to',
    ),
  many: () =>
    invalid(
      `За один раз можно предложить до ${MOST_AT_ONCE} встреч. Сделайте их длиннее или конец раньше`,
      `Up to ${MOST_AT_ONCE} talks at once. Make them longer or end earlier`,
      'to',
    ),
}
