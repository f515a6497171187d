import type { z } from 'zod'
import { todayAt } from '#domains/classes'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import type { Filling } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { isHeld, type Laid } from '../../rules.ts'
import { onlyAdministration } from '../access.ts'
import { readOff } from '../calendar/read-off.ts'
import { announce, tellLessons } from '../tell.ts'
import { checkFillings, columnsOf } from '../timetable/fill.ts'
import { accessLesson, type HeldLesson, keepLesson, type LessonRow } from './hold.ts'
import { readDays } from './read-days.ts'
import { sayChange } from './say-change.ts'

/** R113: of one day only. The class, its guardians and its teachers are told in the same breath. */
export const changeLesson = handleCommand(contract.changeLesson, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  if (!held.hat.administers) throw onlyAdministration()
  const { organization_id: organizationId, name } = held.class
  if (input.day < (await todayAt(tx, organizationId))) throw past()
  const row = await keepLesson(tx, held)
  if (row.started_at) throw conflict('Урок уже начался: менять его поздно', 'The lesson has begun: it is too late')
  await change(tx, held, row, input)
  const { personId } = held.hat
  note(tx, {
    organizationId,
    action: 'lessons.changeLesson',
    byPersonId: personId,
    object: { kind: 'lesson', id: row.id },
    details: { change: input.change.kind },
  })
  const text = await sayChange(tx, { className: name, before: held.laid, change: input.change, reason: input.reason })
  await announce(tx, { organizationId, classId: input.classId, personId, text })
  await tellLessons(tx, organizationId, [input.classId], personId)
  return {}
})

type Input = z.output<typeof contract.changeLesson.input>

async function change(tx: Tx, held: HeldLesson, row: LessonRow, { change: to, reason }: Input): Promise<void> {
  if (to.kind === 'restore') return restore(tx, row)
  if (!isHeld(held.laid))
    throw conflict('Этот урок уже отменён или перенесён', 'This lesson is cancelled or moved already')
  const said = { changed_at: now(), changed_by: held.hat.personId, reason: reason || null }
  if (to.kind === 'cancel') return set(tx, row.id, { ...said, cancelled_at: now() })
  if (to.kind === 'replace') return replace(tx, held, row.id, to.filling, said)
  await move(tx, held, row, to, said)
}

type Said = Pick<LessonRow, 'changed_at' | 'changed_by' | 'reason'>
const set = async (tx: Tx, id: string, columns: Partial<Omit<LessonRow, 'task_files'>>): Promise<void> => {
  await tx.updateTable('lessons').set(columns).where('id', '=', id).execute()
}

async function replace(tx: Tx, { class: unit }: HeldLesson, id: string, filling: Filling, said: Said): Promise<void> {
  await checkFillings(tx, unit.organization_id, [filling])
  await set(tx, id, { ...said, ...columnsOf(filling) })
}

/** Cancelled here and held there; the place must be free. */
async function move(
  tx: Tx,
  held: HeldLesson,
  row: LessonRow,
  to: { day: string; no: number },
  said: Said,
): Promise<void> {
  if (to.day < (await todayAt(tx, held.class.organization_id))) throw past()
  const off = (await readOff(tx, [row.class_id]))(row.class_id, to.day)
  if (off)
    throw invalid('В этот день не учатся. Выберите другой', 'There are no lessons that day. Choose another', 'day')
  const there = (await readDays(tx, [row.class_id], [to.day])).filter(({ no }) => no === to.no)
  if (there.some(isHeld)) {
    throw conflict(
      'В это время у класса уже есть урок. Выберите другое',
      'The class has a lesson at that hour. Choose another',
      'no',
    )
  }
  await tx
    .deleteFrom('lessons')
    .where('class_id', '=', row.class_id)
    .where('day', '=', to.day)
    .where('no', '=', to.no)
    .where('group_name', '=', row.group_name)
    .execute()
  const target: Laid = { ...held.laid, day: to.day, no: to.no, starts: null, ends: null }
  const moved = await keepLesson(tx, { class: held.class, laid: target })
  await set(tx, moved.id, { ...said, moved_from_day: row.day, moved_from_no: row.no })
  await set(tx, row.id, { ...said, cancelled_at: now(), moved_to_day: to.day, moved_to_no: to.no })
}

/** As the grid has it; a lesson that came from elsewhere goes back there. */
async function restore(tx: Tx, row: LessonRow): Promise<void> {
  const places = [
    { day: row.day, no: row.no },
    ...(row.moved_to_day ? [{ day: row.moved_to_day, no: row.moved_to_no! }] : []),
    ...(row.moved_from_day ? [{ day: row.moved_from_day, no: row.moved_from_no! }] : []),
  ]
  for (const { day, no } of places) {
    const own = tx
      .selectFrom('lessons')
      .select('id')
      .where('class_id', '=', row.class_id)
      .where('day', '=', day)
      .where('no', '=', no)
      .where('group_name', '=', row.group_name)
    const used = await own
      .where(({ eb, or }) => or([eb('started_at', 'is not', null), eb('recorded_at', 'is not', null)]))
      .executeTakeFirst()
    if (used) throw conflict('Урок уже идёт или записан', 'The lesson goes on or is recorded already')
    await tx.deleteFrom('lessons').where('id', 'in', own).execute()
  }
}

const past = () => invalid('Прошедшие дни уже не изменить', 'Days that have passed are not changed', 'day')
