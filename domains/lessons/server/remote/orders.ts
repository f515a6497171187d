import { sql } from 'kysely'
import { todayAt } from '#domains/classes'
import { accessHat, fullName } from '#domains/people'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, forbidden, invalid, notFound } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import type { Ground, RemoteOrder } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { accessMaker } from '../access.ts'
import { dayInWords } from '../days/say-change.ts'
import { announce, tellLessons } from '../tell.ts'
import { checkBellsOf } from '../timetable/set-timetable.ts'

/** Every employee sees what has been declared. */
export const listOrders = handleQuery(contract.listOrders, async ({ tx, actor, input }) => {
  const { organizationId } = input
  const hat = await accessHat(tx, actor, organizationId)
  if (!isStaff(hat.roles)) throw forbidden('Приказы смотрят сотрудники школы', 'Orders are for the school’s staff')
  return { orders: await viewOrders(tx, { organizationId }), today: await todayAt(tx, organizationId) }
})

const GROUNDS: Record<Ground, string> = {
  weather: 'погодные условия',
  quarantine: 'карантин',
  authority: 'решение органа власти',
  competition: 'соревнования и конкурсы',
}

/** R105: the director's order, entered by the administration. From its first day on these classes learn from home. */
export const declareRemote = handleCommand(contract.declareRemote, async ({ tx, actor, input }) => {
  const { organizationId, id, number, day, ground, from, to, bellsId, note: remark } = input
  const hat = await accessMaker(tx, actor, organizationId)
  if (to < from) throw invalid('Последний день раньше первого', 'The last day is before the first', 'to')
  if (to < (await todayAt(tx, organizationId))) throw invalid('Эти дни уже прошли', 'These days have passed', 'to')
  if (bellsId) await checkBellsOf(tx, organizationId, bellsId)
  const classIds = [...new Set(input.classIds)].sort()
  const classes = await tx
    .selectFrom('classes')
    .select(['id', 'name'])
    .where('id', 'in', classIds)
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .execute()
  if (classes.length < classIds.length)
    throw invalid('Выберите классы своей школы', 'Choose classes of your school', 'classIds')
  const { personId } = hat
  const order = { number, day, ground, from_day: from, to_day: to, bells_id: bellsId, note: remark || null }
  await tx
    .insertInto('remote_orders')
    .values({ id, organization_id: organizationId, ...order, declared_by: personId, ended_at: null, ended_by: null })
    .execute()
  await tx
    .insertInto('remote_classes')
    .values(classIds.map((class_id) => ({ order_id: id, class_id })))
    .execute()
  note(tx, {
    organizationId,
    action: 'lessons.declareRemote',
    byPersonId: personId,
    object: { kind: 'remoteOrder', id },
  })
  const until = from === to ? `на ${dayInWords(from)}` : `с ${written(from)} по ${written(to)}`
  for (const { id: classId, name } of classes.sort((one, other) => one.id.localeCompare(other.id))) {
    const text = `${name} учится дистанционно ${until}. Приказ ${number} от ${written(day)}, основание: ${GROUNDS[ground]}. Уроки и вход на них в «Сегодня». Телефон для урока не подходит: нужен компьютер, ноутбук или планшет.`
    await announce(tx, { organizationId, classId, personId, text })
  }
  await tellLessons(tx, organizationId, classIds, personId)
  return (await viewOrders(tx, { organizationId, id }))[0]!
})

export const endRemote = handleCommand(contract.endRemote, async ({ tx, actor, input }) => {
  const row = await tx
    .selectFrom('remote_orders')
    .selectAll()
    .where('id', '=', input.orderId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noOrder()
  const organizationId = row.organization_id
  const hat = await accessMaker(tx, actor, organizationId).catch((error) =>
    Promise.reject(error.code === 'not_found' ? noOrder() : error),
  )
  if (row.ended_at) throw conflict('Режим уже отменён', 'The mode has ended already')
  await tx
    .updateTable('remote_orders')
    .set({ ended_at: now(), ended_by: hat.personId })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId,
    action: 'lessons.endRemote',
    byPersonId: hat.personId,
    object: { kind: 'remoteOrder', id: row.id },
  })
  const classes = await tx
    .selectFrom('remote_classes')
    .select('class_id')
    .where('order_id', '=', row.id)
    .orderBy('class_id')
    .execute()
  for (const { class_id: classId } of classes) {
    const text = `Дистанционный режим по приказу ${row.number} отменён: учимся в школе.`
    await announce(tx, { organizationId, classId, personId: hat.personId, text })
  }
  await tellLessons(
    tx,
    organizationId,
    classes.map(({ class_id }) => class_id),
    hat.personId,
  )
  return (await viewOrders(tx, { organizationId, id: row.id }))[0]!
})

async function viewOrders(
  db: Db,
  { organizationId, id }: { organizationId: string; id?: string },
): Promise<RemoteOrder[]> {
  let found = db
    .selectFrom('remote_orders')
    .innerJoin('people', 'people.id', 'declared_by')
    .leftJoin('bell_schedules', 'bell_schedules.id', 'bells_id')
    .selectAll('remote_orders')
    .select(['last_name', 'first_name', 'patronymic', 'bell_schedules.name as bells_name'])
    .select(
      sql<{ id: string; name: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name)
        order by c.parallel, c.name), '[]') from remote_classes r join classes c on c.id = r.class_id
        where r.order_id = remote_orders.id)`.as('classes'),
    )
    .where('remote_orders.organization_id', '=', organizationId)
    .orderBy('from_day', 'desc')
    .limit(100)
  if (id) found = found.where('remote_orders.id', '=', id)
  return (await found.execute()).map((row) => ({
    id: row.id,
    number: row.number,
    day: row.day,
    ground: row.ground,
    from: row.from_day,
    to: row.to_day,
    classes: row.classes,
    bells: row.bells_id ? { id: row.bells_id, name: row.bells_name ?? '' } : null,
    note: row.note,
    declaredBy: fullName(row),
    endedAt: row.ended_at?.toISOString() ?? null,
  }))
}

const written = (day: string): string => day.split('-').reverse().join('.')
const noOrder = () => notFound('Такого приказа нет', 'There is no such order')
