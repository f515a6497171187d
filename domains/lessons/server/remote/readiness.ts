import { sql } from 'kysely'
import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import type { Readiness } from '../../contract.ts'
import * as contract from '../../contract.ts'

/** R108–R111: what there is, counted from what there is. The administration sees the school, a class teacher the own classes. */
export const getReadiness = handleQuery(contract.getReadiness, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers && hat.ledClassIds.length === 0) {
    throw forbidden(
      'Готовность смотрят администрация и классные руководители',
      'Readiness is for the administration and class teachers',
    )
  }
  const classes = await readReadiness(tx, input.organizationId, hat.administers ? null : hat.ledClassIds)
  return { classes }
})

interface Row {
  id: string
  name: string
  timetable: boolean
  subjects: { id: string; name: string; chat: boolean; owner: boolean }[]
  pupils: Learner[]
  guardians: { joined: boolean }[]
  teachers: Learner[]
}

/** A pupil or a teacher: both need a device, and both try it before the day (R102, R110). */
interface Learner {
  name: string
  joined: boolean
  equipped: boolean
  called: boolean
}

const count = <T>(items: T[], isDone: (item: T) => boolean) => ({
  done: items.filter(isDone).length,
  all: items.length,
})

/** With what is missing by name. */
const countNamed = <T extends { name: string }>(items: T[], isDone: (item: T) => boolean) => ({
  ...count(items, isDone),
  missing: items.filter((item) => !isDone(item)).map(({ name }) => name),
})

/** Of the person `p` and what they have at home `e`. */
const learner = sql`jsonb_build_object('name', p.last_name || ' ' || p.first_name, 'joined', p.account_id is not null,
  'equipped', coalesce(e.devices && array['pc', 'laptop', 'tablet'] and e.internet and e.sound and e.microphone, false),
  'called', exists (select from call_stays y where y.person_id = p.id) or exists (select from device_checks k
    where k.person_id = p.id and k.device <> 'phone' and k.microphone = 'ok' and k.network <> 'none'))`

async function readReadiness(db: Db, organizationId: string, classIds: string[] | null): Promise<Readiness[]> {
  const { rows } = await sql<Row>`
    select c.id, c.name, subjects.list is not null as timetable, coalesce(subjects.list, '[]') as subjects,
        coalesce(pupils.list, '[]') as pupils, coalesce(guardians.list, '[]') as guardians,
        coalesce(teachers.list, '[]') as teachers
      from classes c
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'chat', h.id is not null, 'owner', coalesce(h.owned, false))
            order by s.name) as list
          from (select distinct subject_id from timetable_slots t where t.class_id = c.id and t.to_day is null) t
          join subjects s on s.id = t.subject_id
          left join lateral (
            select min(h.id::text) as id, bool_or(o.person_id is not null) as owned from chats h
              left join chat_seats o on o.chat_id = h.id and o.part = 'owner' and o.left_at is null
             where h.class_id = c.id and h.subject_id = s.id and h.follows = 'pupils' and h.kind = 'group'
               and h.archived_at is null having count(*) > 0) h on true
      ) subjects on true
      left join lateral (
        select jsonb_agg(${learner} order by p.last_name, p.first_name) as list
          from class_seats s join people p on p.id = s.person_id left join equipment e on e.person_id = p.id
         where s.class_id = c.id and s.part = 'pupil' and s.left_at is null) pupils on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('joined', g.account_id is not null)) as list
          from (select distinct b.guardian_id from class_seats s join bonds_talking b on b.pupil_id = s.person_id
            where s.class_id = c.id and s.part = 'pupil' and s.left_at is null) b
          join people g on g.id = b.guardian_id and g.left_at is null) guardians on true
      left join lateral (
        select jsonb_agg(${learner} order by p.last_name, p.first_name) as list
          from (select distinct t.teacher_id from timetable_slots t
            where t.class_id = c.id and t.to_day is null and t.teacher_id is not null) t
          join people p on p.id = t.teacher_id left join equipment e on e.person_id = p.id) teachers on true
     where c.organization_id = ${organizationId} and c.archived_at is null and c.kind = 'class'
       and (${classIds}::uuid[] is null or c.id = any(${classIds}::uuid[]))
     order by c.parallel nulls last, c.name`.execute(db)
  return rows.map(({ id, name, timetable, subjects, pupils, guardians, teachers }) => ({
    classId: id,
    className: name,
    timetable,
    chats: {
      ...count(subjects, ({ chat }) => chat),
      missing: subjects.filter(({ chat }) => !chat).map((one) => one.name),
      missingIds: subjects.filter(({ chat }) => !chat).map((one) => one.id),
    },
    owners: {
      ...count(subjects, ({ owner }) => owner),
      missing: subjects.filter(({ chat, owner }) => chat && !owner).map((one) => one.name),
    },
    pupils: count(pupils, ({ joined }) => joined),
    guardians: count(guardians, ({ joined }) => joined),
    teachers: count(teachers, ({ joined }) => joined),
    equipment: countNamed(pupils, ({ equipped }) => equipped),
    calls: countNamed(pupils, ({ called }) => called),
    teachersEquipment: countNamed(teachers, ({ equipped }) => equipped),
    teachersCalls: countNamed(teachers, ({ called }) => called),
  }))
}
