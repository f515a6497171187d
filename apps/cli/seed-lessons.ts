import type { Tx } from '#server/db'
import { awayOf, cellsOf, type Held, heldOf, yearOf } from './demo/lessons.ts'
import { chance } from './demo/random.ts'
import type { DemoSchool } from './demo/types.ts'
import { BELLS, bellsOf } from './demo/week.ts'
import { chunks, idOf } from './seed-rows.ts'

const SCHOOL_OFFSET = 5 * 3_600_000
const MINUTE = 60_000

/** The school learns: its year, its bells, every class's week, what has been held these days, who is ill. */
export async function seedLessons(tx: Tx, organizationId: string, school: DemoSchool, now: Date): Promise<void> {
  const local = new Date(now.getTime() + SCHOOL_OFFSET).toISOString()
  const [today, clock] = [local.slice(0, 10), local.slice(11, 16)]
  await seedYear(tx, organizationId, today)
  await seedWeek(tx, organizationId, school, today)
  const held = heldOf(school, { today, clock })
  await seedHeld(tx, organizationId, held)
  await seedMarks(tx, held)
  await seedWorks(tx, held, now)
  await seedAway(tx, organizationId, school, { today, now })
  await seedEquipment(tx, school)
}

async function seedYear(tx: Tx, organization_id: string, today: string): Promise<void> {
  const rows = yearOf(today).map(({ kind, name, from, to, grades }) => ({
    id: idOf('span', `${name} ${from}`),
    organization_id,
    kind,
    name,
    from_day: from,
    to_day: to,
    first_grade: grades?.[0] ?? null,
    last_grade: grades?.[1] ?? null,
    written_by: idOf('person', 'deputy1'),
  }))
  await tx.insertInto('study_spans').values(rows).execute()
}

async function seedWeek(tx: Tx, organization_id: string, school: DemoSchool, today: string): Promise<void> {
  const bells = BELLS.map(({ key, name, shift, periods }) => ({
    id: idOf('bells', key),
    organization_id,
    name,
    shift,
    periods: JSON.stringify(periods),
    removed_at: null,
  }))
  await tx.insertInto('bell_schedules').values(bells).execute()
  const deputy = idOf('person', 'deputy1')
  const [first] = yearOf(today)
  const weeks = school.classes.map(({ name, grade }) => ({
    class_id: idOf('class', name),
    bells_id: idOf('bells', bellsOf(grade).key),
    study_days: grade <= 4 ? (5 as const) : (6 as const),
    announced_at: new Date(`${first!.from}T04:00:00Z`),
    announced_by: deputy,
  }))
  await tx.insertInto('timetables').values(weeks).execute()
  const slots = cellsOf(school).map((cell) => ({
    id: idOf('slot', `${cell.class} ${cell.weekday} ${cell.no}`),
    weekday: cell.weekday,
    ...filledOf(cell),
    from_day: first!.from,
    to_day: null,
    written_by: deputy,
  }))
  for (const some of chunks(slots)) await tx.insertInto('timetable_slots').values(some).execute()
}

const filledOf = (cell: Pick<Held, 'class' | 'no' | 'subject' | 'teacher' | 'room' | 'device' | 'screenMinutes'>) => ({
  class_id: idOf('class', cell.class),
  no: cell.no,
  group_name: '',
  subject_id: idOf('subject', cell.subject),
  teacher_id: idOf('person', cell.teacher),
  room: cell.room,
  remote: false,
  device: cell.device,
  screen_minutes: cell.screenMinutes,
})

const lessonOf = ({ class: name, day, no }: Held) => idOf('lesson', `${name} ${day} ${no}`)
const endOf = ({ day, ends }: Held) => new Date(Date.parse(`${day}T${ends}:00Z`) - SCHOOL_OFFSET)

async function seedHeld(tx: Tx, organization_id: string, held: Held[]): Promise<void> {
  const nothing = {
    changed_at: null,
    changed_by: null,
    reason: null,
    cancelled_at: null,
    moved_to_day: null,
    moved_to_no: null,
    moved_from_day: null,
    moved_from_no: null,
    started_at: null,
    started_by: null,
    means: null,
  }
  const rows = held.map((one) => ({
    id: lessonOf(one),
    organization_id,
    day: one.day,
    ...filledOf(one),
    ...nothing,
    starts: one.starts,
    ends: one.ends,
    topic: one.topic,
    form: 'lesson' as const,
    task: one.task,
    task_due: one.due,
    task_handed_in: one.handedIn,
    recorded_at: endOf(one),
    recorded_by: idOf('person', one.teacher),
  }))
  for (const some of chunks(rows)) await tx.insertInto('lessons').values(some).execute()
}

async function seedMarks(tx: Tx, held: Held[]): Promise<void> {
  const rows = held.flatMap((one) => {
    const [lesson_id, marked_by, marked_at] = [lessonOf(one), idOf('person', one.teacher), endOf(one)]
    return one.marks.map(([pupil, mark]) => ({ lesson_id, pupil_id: personOf(pupil), mark, marked_by, marked_at }))
  })
  for (const some of chunks(rows)) await tx.insertInto('attendance_marks').values(some).execute()
}

// A name is hashed once for each pupil, not for each of their marks.
const known = new Map<string, string>()
function personOf(key: string): string {
  const id = known.get(key) ?? idOf('person', key)
  known.set(key, id)
  return id
}

async function seedWorks(tx: Tx, held: Held[], now: Date): Promise<void> {
  const rows = held.flatMap((one) =>
    one.works.map(({ pupil, text, verdict, answer }, place) => ({
      id: idOf('work', `${lessonOf(one)} ${pupil}`),
      lesson_id: lessonOf(one),
      pupil_id: personOf(pupil),
      text,
      files: '[]',
      handed_at: new Date(Math.min(now.getTime(), endOf(one).getTime() + (4 + place) * 40 * MINUTE)),
      handed_by: personOf(pupil),
      verdict,
      answer,
      answered_at: verdict && now,
      answered_by: verdict && personOf(one.teacher),
    })),
  )
  for (const some of chunks(rows)) await tx.insertInto('task_works').values(some).execute()
}

async function seedAway(
  tx: Tx,
  organization_id: string,
  school: DemoSchool,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const rows = awayOf(school, today).map(({ pupil, guardian, from, to, why, note }) => ({
    id: idOf('absence', `${pupil} ${from}`),
    organization_id,
    pupil_id: personOf(pupil),
    from_day: from,
    to_day: to,
    why,
    note,
    told_by: personOf(guardian),
    told_at: new Date(Math.min(now.getTime(), Date.parse(`${from}T02:40:00Z`))),
    ended_at: null,
    ended_by: null,
  }))
  await tx.insertInto('absences').values(rows).execute()
}

/** Most have something to learn on at home, one in eight has a phone and nothing else. */
async function seedEquipment(tx: Tx, school: DemoSchool): Promise<void> {
  const luck = chance('equipment')
  const rows = school.people
    .filter((person) => person.joined && person.class)
    .filter(() => luck.next() < 0.8)
    .map(({ key }) => ({
      person_id: personOf(key),
      devices: luck.next() < 0.12 ? ['phone'] : [luck.of(['laptop', 'pc', 'laptop', 'tablet'])],
      camera: luck.next() < 0.8,
      microphone: luck.next() < 0.95,
      sound: true,
      internet: luck.next() < 0.97,
      told_by: personOf(key),
    }))
  for (const some of chunks(rows)) await tx.insertInto('equipment').values(some).execute()
}
