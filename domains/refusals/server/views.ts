import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#server/db'
import type { Refused, Task } from '../contract.ts'
import { type Ground, isAutomatic, type Letter, type Route, type Study, taskState, waitsForAnswer } from '../rules.ts'

const nameOf = (table: string) =>
  sql.raw(`concat_ws(' ', ${table}.last_name, ${table}.first_name, ${table}.patronymic)`)

/** The class that speaks for a pupil, and whose teacher is responsible: класс before группа before объединение. */
export const SUBJECT_CLASS = sql`left join lateral (
  select oc.id, oc.name, oc.parallel from class_seats cs join classes oc on oc.id = cs.class_id and oc.archived_at is null
   where cs.person_id = r.subject_id and cs.part = 'pupil' and cs.left_at is null
   order by array_position(array['class', 'group', 'association'], oc.kind), cs.taken_at limit 1) c on true`

interface RefusalRow {
  id: string
  organization_id: string
  subject_id: string
  subject: string
  class_id: string | null
  class_name: string | null
  applicant_id: string
  applicant: string
  ground: Ground
  study: Study | null
  route: Route
  address: string | null
  day: string
  way: 'press' | 'paper'
  comment: string | null
  scan: boolean
  entered_by: string
  ended_on: string | null
  agreement: string | null
  agreed_at: Date | null
  agreed_by: string
}

/** `where` narrows by r (refusals) and c (the subject's class). */
export async function viewRefusals(db: Db, where: RawBuilder<SqlBool>): Promise<Refused[]> {
  const { rows } = await sql<RefusalRow>`
    select r.id, r.organization_id, r.subject_id, ${nameOf('p')} as subject, c.id as class_id, c.name as class_name,
      r.applicant_id, ${nameOf('a')} as applicant, r.ground, r.study, r.route, r.address, r.day, r.way, r.comment,
      r.scan is not null as scan, ${nameOf('e')} as entered_by, r.ended_on, r.agreement, r.agreed_at,
      ${nameOf('g')} as agreed_by
      from refusals r join people p on p.id = r.subject_id join people a on a.id = r.applicant_id
      join people e on e.id = r.entered_by left join people g on g.id = r.agreed_by ${SUBJECT_CLASS}
     where ${where}
     order by r.ended_on desc nulls first, c.parallel nulls last, c.name, lower(p.last_name), lower(p.first_name), r.id`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    subject: { id: row.subject_id, fullName: row.subject, classId: row.class_id, className: row.class_name },
    applicant: { id: row.applicant_id, fullName: row.applicant },
    ground: row.ground,
    study: row.study,
    route: row.route,
    address: row.address,
    day: row.day,
    way: row.way,
    comment: row.comment,
    scan: row.scan,
    enteredBy: row.entered_by,
    endedOn: row.ended_on,
    agreed: row.agreed_at && { text: row.agreement!, at: row.agreed_at.toISOString(), by: row.agreed_by },
    waits: waitsForAnswer({ way: row.way, agreed: row.agreed_at !== null, ended: row.ended_on !== null }),
  }))
}

export async function viewRefusal(db: Db, id: string): Promise<Refused> {
  const [refusal] = await viewRefusals(db, sql<SqlBool>`r.id = ${id}`)
  if (!refusal) throw new Error(`refusal ${id} is not here`)
  return refusal
}

interface TaskRow {
  id: string
  announcement_id: string
  title: string
  published_at: Date
  deadline: Date | null
  subject_id: string
  subject: string
  class_name: string | null
  applicant_id: string
  applicant: string
  route: Route
  address: string | null
  letter: Letter
  tries: number
  done_at: Date | null
  done_by: string | null
}

/** `where` narrows by t (delivery_tasks), r (refusals), n (announcements) and c (the subject's class). */
export async function viewTasks(db: Db, where: RawBuilder<SqlBool>): Promise<Task[]> {
  const { rows } = await sql<TaskRow>`
    select t.id, t.announcement_id, n.title, n.published_at, n.deadline, r.subject_id, ${nameOf('p')} as subject,
      c.name as class_name, r.applicant_id, ${nameOf('a')} as applicant, t.route, t.address,
      case when t.outgoing_id is null then 'failed' else o.state end as letter, t.tries,
      t.done_at, ${nameOf('d')} as done_by
      from delivery_tasks t join refusals r on r.id = t.refusal_id join announcements n on n.id = t.announcement_id
      join people p on p.id = r.subject_id join people a on a.id = r.applicant_id
      left join people d on d.id = t.done_by left join outgoing o on o.id = t.outgoing_id ${SUBJECT_CLASS}
     where ${where}
     order by t.done_at desc nulls first, n.published_at desc, c.parallel nulls last, c.name, lower(p.last_name), t.id
     limit 500`.execute(db)
  return rows.map(viewTask).sort((one, other) => ORDER[one.state] - ORDER[other.state])
}

const ORDER = { todo: 0, going: 1, sent: 2, done: 3 }

function viewTask(row: TaskRow): Task {
  const state = taskState({ route: row.route, done: row.done_at !== null, letter: row.letter })
  return {
    id: row.id,
    announcementId: row.announcement_id,
    title: row.title,
    publishedAt: row.published_at.toISOString(),
    deadline: row.deadline?.toISOString() ?? null,
    subject: { id: row.subject_id, fullName: row.subject, className: row.class_name },
    applicant: { id: row.applicant_id, fullName: row.applicant },
    route: row.route,
    address: row.address,
    state,
    failed: state === 'todo' && isAutomatic(row.route),
    tries: row.tries,
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by || null,
  }
}
