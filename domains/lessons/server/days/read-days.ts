import type { Db } from '#server/db'
import { type GridCell, type Laid, layDays, type OwnDay, type Periods, type RemoteDays } from '../../rules.ts'
import { readOff } from '../calendar/read-off.ts'
import type { FillingColumns } from '../tables.ts'

export const FILLING = ['subject_id', 'teacher_id', 'room', 'remote', 'device', 'screen_minutes'] as const
export const CELL = ['class_id', 'no', 'group_name'] as const

const filledOf = (row: FillingColumns & { class_id: string; no: number; group_name: string }) => ({
  classId: row.class_id,
  no: row.no,
  group: row.group_name,
  subjectId: row.subject_id,
  teacherId: row.teacher_id,
  room: row.room,
  remote: row.remote,
  device: row.device,
  screenMinutes: row.screen_minutes,
})

/** Lessons of these classes on these days, in the order of the day. */
export async function readDays(db: Db, classIds: string[], days: string[]): Promise<Laid[]> {
  if (classIds.length === 0 || days.length === 0) return []
  const [first, last] = [days[0]!, days.at(-1)!]
  const [grid, own, orders, periods, offOf] = await Promise.all([
    readGrid(db, classIds, first, last),
    readOwn(db, classIds, first, last),
    readOrders(db, classIds, first, last),
    readPeriods(db, classIds),
    readOff(db, classIds),
  ])
  const isOff = (classId: string, day: string) => offOf(classId, day) !== null
  return layDays({ days, grid, own, orders, periodsOf: (classId) => periods.get(classId), isOff })
}

export async function readGrid(db: Db, classIds: string[], first: string, last: string): Promise<GridCell[]> {
  const rows = await db
    .selectFrom('timetable_slots')
    .select([...CELL, ...FILLING, 'weekday', 'from_day', 'to_day'])
    .where('class_id', 'in', classIds)
    .where('from_day', '<=', last)
    .where(({ eb, or }) => or([eb('to_day', 'is', null), eb('to_day', '>=', first)]))
    .execute()
  return rows.map((row) => ({ ...filledOf(row), weekday: row.weekday, fromDay: row.from_day, toDay: row.to_day }))
}

async function readOwn(db: Db, classIds: string[], first: string, last: string): Promise<OwnDay[]> {
  const rows = await db
    .selectFrom('lessons')
    .selectAll()
    .where('class_id', 'in', classIds)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .execute()
  const place = (day: string | null, no: number | null) => (day && no ? { day, no } : null)
  return rows.map((row) => ({
    ...filledOf(row),
    id: row.id,
    day: row.day,
    starts: row.starts,
    ends: row.ends,
    changed: row.changed_at !== null,
    cancelled: row.cancelled_at !== null,
    movedTo: place(row.moved_to_day, row.moved_to_no),
    movedFrom: place(row.moved_from_day, row.moved_from_no),
  }))
}

export async function readOrders(db: Db, classIds: string[], first: string, last: string): Promise<RemoteDays[]> {
  const rows = await db
    .selectFrom('remote_orders')
    .innerJoin('remote_classes', 'order_id', 'remote_orders.id')
    .leftJoin('bell_schedules', 'bell_schedules.id', 'bells_id')
    .select(['class_id', 'from_day', 'to_day', 'periods'])
    .where('class_id', 'in', classIds)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', last)
    .where('to_day', '>=', first)
    .execute()
  return rows.map((row) => ({ classIds: [row.class_id], from: row.from_day, to: row.to_day, periods: row.periods }))
}

async function readPeriods(db: Db, classIds: string[]): Promise<Map<string, Periods>> {
  const rows = await db
    .selectFrom('timetables')
    .innerJoin('bell_schedules', 'bell_schedules.id', 'bells_id')
    .select(['class_id', 'periods'])
    .where('class_id', 'in', classIds)
    .execute()
  return new Map(rows.map(({ class_id, periods }) => [class_id, periods]))
}
