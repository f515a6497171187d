import type { Selectable } from 'kysely'
import type { Database, Db, Tx } from '#server/db'
import { refusedAs } from '#server/errors'
import { newId } from '#server/ids'
import type { Actor } from '#server/operation'
import type { LessonKey } from '../../contract.ts'
import type { Laid } from '../../rules.ts'
import { accessClassLessons, type HeldClass, noLesson } from '../access.ts'
import { zoneOf } from '../zone.ts'
import { readDays } from './read-days.ts'

export type LessonRow = Selectable<Database['lessons']>

export interface HeldLesson extends HeldClass {
  laid: Laid
  zone: string
  /** Holds it: its teacher, the class teacher, whoever runs the school. */
  leads: boolean
}

/** The only way to hold a lesson: the class is held, and a lesson stands there that day. */
export async function accessLesson(db: Db, actor: Actor, key: LessonKey): Promise<HeldLesson> {
  const held = await refusedAs(accessClassLessons(db, actor, key.classId), noLesson)
  const day = await readDays(db, [key.classId], [key.day])
  const laid = day.find(({ no, group }) => no === key.no && group === key.group)
  if (!laid) throw noLesson()
  const { hat } = held
  const leads = hat.administers || laid.teacherId === hat.personId || hat.ledClassIds.includes(key.classId)
  return { ...held, laid, zone: await zoneOf(db, held.class.organization_id), leads }
}

/** The lesson's own row, with the hours and the teacher as they are now: from here on the grid may change. */
export async function keepLesson(
  tx: Tx,
  { class: unit, laid }: Pick<HeldLesson, 'class' | 'laid'>,
): Promise<LessonRow> {
  await tx
    .insertInto('lessons')
    .values({
      id: newId(),
      organization_id: unit.organization_id,
      class_id: laid.classId,
      day: laid.day,
      no: laid.no,
      group_name: laid.group,
      subject_id: laid.subjectId,
      teacher_id: laid.teacherId,
      room: laid.room,
      remote: laid.remote,
      device: laid.device,
      screen_minutes: laid.screenMinutes,
      starts: laid.starts,
      ends: laid.ends,
    })
    .onConflict((oc) => oc.columns(['class_id', 'day', 'no', 'group_name']).doNothing())
    .execute()
  return tx
    .selectFrom('lessons')
    .selectAll()
    .where('class_id', '=', laid.classId)
    .where('day', '=', laid.day)
    .where('no', '=', laid.no)
    .where('group_name', '=', laid.group)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
