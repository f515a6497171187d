import { todayAt } from '#domains/classes'
import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { Bells, ClassTimetable, Slot } from '../../contract.ts'
import type { HeldClass } from '../access.ts'
import { FILLING } from '../days/read-days.ts'
import { findClashes } from './clashes.ts'

export async function viewTimetable(db: Db, { class: unit, hat }: HeldClass): Promise<ClassTimetable> {
  const organizationId = unit.organization_id
  const [bells, own, today] = [
    await readBells(db, organizationId),
    await findTimetable(db, unit.id),
    await todayAt(db, organizationId),
  ]
  const slots = await readSlots(db, unit.id)
  const subjects = await db
    .selectFrom('subjects')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where(({ eb, or }) =>
      or([eb('removed_at', 'is', null), eb('id', 'in', [...slots.map(({ subjectId }) => subjectId), unit.id])]),
    )
    .orderBy('name')
    .execute()
  return {
    class: { id: unit.id, name: unit.name, grade: unit.parallel },
    bells,
    bellsId: own?.bells_id ?? null,
    studyDays: own?.study_days ?? 5,
    slots,
    subjects,
    teachers: await readTeachers(db, organizationId),
    clashes: hat.administers ? await findClashes(db, { organizationId, classId: unit.id, today }) : [],
    today,
    announcedAt: own?.announced_at?.toISOString() ?? null,
    can: { edit: hat.administers },
  }
}

export const findTimetable = (db: Db, classId: string) =>
  db.selectFrom('timetables').selectAll().where('class_id', '=', classId).executeTakeFirst()

export async function readBells(db: Db, organizationId: string): Promise<Bells[]> {
  return db
    .selectFrom('bell_schedules')
    .select(['id', 'name', 'shift', 'periods'])
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

/** The week as it goes on. */
async function readSlots(db: Db, classId: string): Promise<Slot[]> {
  const rows = await db
    .selectFrom('timetable_slots')
    .select(['id', 'weekday', 'no', 'group_name', ...FILLING])
    .where('class_id', '=', classId)
    .where('to_day', 'is', null)
    .orderBy('weekday')
    .orderBy('no')
    .orderBy('group_name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    weekday: row.weekday,
    no: row.no,
    group: row.group_name,
    subjectId: row.subject_id,
    teacherId: row.teacher_id,
    room: row.room,
    remote: row.remote,
    device: row.device,
    screenMinutes: row.screen_minutes,
  }))
}

async function readTeachers(db: Db, organizationId: string) {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'last_name', 'first_name', 'patronymic'])
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('person_roles')
          .select('role')
          .whereRef('person_id', '=', 'people.id')
          .where('role', 'not in', ['pupil', 'guardian']),
      ),
    )
    .orderBy('last_name')
    .orderBy('first_name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}
