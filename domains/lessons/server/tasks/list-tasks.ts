import { sql } from 'kysely'
import { todayAt } from '#domains/classes'
import { accessHat, spokenName } from '#domains/people'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import type { Task } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { addDays } from '../../rules.ts'

/** A task whose day has passed is shown so many days more, while nobody has handed it in. */
const OVERDUE_DAYS = 7

export const listTasks = handleQuery(contract.listTasks, async ({ tx, actor, input }) => {
  const { personId, organizationId } = await accessHat(tx, actor, input.organizationId)
  const today = await todayAt(tx, organizationId)
  return {
    tasks: await readTasks(tx, personId, today),
    waiting: await readWaiting(tx, personId, organizationId),
    today,
  }
})

interface Row {
  class_id: string
  class_name: string
  day: string
  no: number
  group_name: string
  subject_id: string
  subject_name: string
  task: string
  task_due: string
  pupil_id: string
  last_name: string
  first_name: string
  patronymic: string | null
  verdict: 'accepted' | 'returned' | null
  handed: boolean
  task_handed_in: boolean
}

/** Of pupils who are this person or this person's children: due from today on; those handed in here also late, or back. */
async function readTasks(db: Db, personId: string, today: string): Promise<Task[]> {
  const { rows } = await sql<Row>`
    select l.class_id, c.name as class_name, l.day, l.no, l.group_name, l.subject_id, s.name as subject_name, l.task,
        l.task_due, l.task_handed_in, p.id as pupil_id, p.last_name, p.first_name, p.patronymic, w.verdict, w.id is not null as handed
      from class_seats z
      join people p on p.id = z.person_id and p.left_at is null
      join classes c on c.id = z.class_id and c.archived_at is null
      join lessons l on l.class_id = z.class_id and l.task is not null and l.task_due >= ${addDays(today, -OVERDUE_DAYS)}
      join subjects s on s.id = l.subject_id
      left join task_works w on w.lesson_id = l.id and w.pupil_id = p.id
     where z.part = 'pupil' and z.left_at is null
       and (p.id = ${personId} or p.id in (select pupil_id from bonds_seeing where guardian_id = ${personId}))
       and (l.task_due >= ${today} or (l.task_handed_in and (w.id is null or w.verdict = 'returned')))
     order by l.task_due, p.first_name, s.name
     limit 100`.execute(db)
  return rows.map((row) => ({
    classId: row.class_id,
    className: row.class_name,
    day: row.day,
    no: row.no,
    group: row.group_name,
    subject: { id: row.subject_id, name: row.subject_name },
    task: row.task,
    due: row.task_due,
    pupil: { id: row.pupil_id, name: spokenName(row, ['pupil']) },
    handedIn: row.task_handed_in,
    state: row.verdict ?? (row.handed ? 'handed' : 'open'),
  }))
}

/** Works of own lessons that nobody has looked at. */
async function readWaiting(db: Db, personId: string, organizationId: string) {
  const rows = await db
    .selectFrom('task_works')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .innerJoin('classes', 'classes.id', 'class_id')
    .innerJoin('subjects', 'subjects.id', 'subject_id')
    .select(['class_id', 'classes.name as class_name', 'day', 'no', 'group_name', 'subject_id', 'subjects.name'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('teacher_id', '=', personId)
    .where('lessons.organization_id', '=', organizationId)
    .where('verdict', 'is', null)
    .groupBy(['class_id', 'classes.name', 'day', 'no', 'group_name', 'subject_id', 'subjects.name'])
    .orderBy('day')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    classId: row.class_id,
    className: row.class_name,
    day: row.day,
    no: row.no,
    group: row.group_name,
    subject: { id: row.subject_id, name: row.name },
    count: row.count,
  }))
}
