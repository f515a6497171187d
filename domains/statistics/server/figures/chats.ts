import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Figures } from '../../contract.ts'

export interface LoneChat {
  id: string
  title: string | null
  automatic: string | null
  className: string | null
  why: 'owner' | 'adult'
}

/**
 * Chats of this moment, without those of two people. Nobody leads it: no owner who has joined. No adult answers: pupils
 * sit in it, and no owner is of the staff. The number of messages is nobody's measure here.
 */
export async function readChats(
  db: Db,
  organizationId: string,
): Promise<{ chats: Figures['chats']; lone: LoneChat[] }> {
  const { rows } = await sql<Row>`
    select c.id, coalesce(c.title, c.label) as title, c.automatic, k.name as class_name,
      c.subject_id is not null and c.follows = 'pupils' as subject,
      coalesce(bool_or(s.part = 'owner' and s.account_id is not null), false) as led,
      not coalesce(bool_or(r.pupil), false) or coalesce(bool_or(s.part = 'owner' and r.staff), false) as adult
    from chats c left join classes k on k.id = c.class_id
      left join chat_seats s on s.chat_id = c.id and s.left_at is null
      left join (select p.id, bool_or(x.role = 'pupil') as pupil, bool_or(x.role not in ('pupil', 'guardian')) as staff
        from people p join person_roles x on x.person_id = p.id
       where p.organization_id = ${organizationId} group by p.id) r on r.id = s.person_id
    where c.organization_id = ${organizationId} and c.archived_at is null and c.kind <> 'direct'
    group by c.id, k.id order by k.parallel nulls first, k.name, c.automatic, title`.execute(db)
  const subjects = rows.filter(({ subject }) => subject)
  const expected = await countTaught(db, organizationId)
  return {
    chats: {
      all: rows.length,
      withoutOwner: rows.filter(({ led }) => !led).length,
      withoutAdult: rows.filter(({ adult }) => !adult).length,
      subjects: expected.subjects,
      subjectsMade: expected.made,
      subjectsLed: Math.min(expected.made, subjects.filter(({ led }) => led).length),
    },
    lone: rows.filter(({ led, adult }) => !led || !adult).map(viewLone),
  }
}

interface Row {
  id: string
  title: string | null
  automatic: string | null
  class_name: string | null
  subject: boolean
  led: boolean
  adult: boolean
}

const viewLone = ({ id, title, automatic, class_name, adult }: Row): LoneChat => ({
  id,
  title,
  automatic,
  className: class_name,
  why: adult ? 'owner' : 'adult',
})

/** A subject that is taught in a class by somebody needs a chat of its pupils (R068, R108). */
const TAUGHT = (organizationId: string) => sql`
  select distinct s.class_id, s.subject_id from class_seats s
    join classes k on k.id = s.class_id and k.organization_id = ${organizationId} and k.archived_at is null
   where s.part = 'teacher' and s.subject_id is not null and s.left_at is null`

const MADE = sql`exists (select from chats c where c.class_id = t.class_id and c.subject_id = t.subject_id
  and c.follows = 'pupils' and c.archived_at is null)`

async function countTaught(db: Db, organizationId: string): Promise<{ subjects: number; made: number }> {
  const { rows } = await sql<{ subjects: number; made: number }>`
    select count(*)::int as subjects, count(*) filter (where ${MADE})::int as made
      from (${TAUGHT(organizationId)}) t`.execute(db)
  return rows[0]!
}

export async function listMissingSubjects(db: Db, organizationId: string) {
  const { rows } = await sql<{ classId: string; className: string; subject: string }>`
    select k.id as "classId", k.name as "className", j.name as subject from (${TAUGHT(organizationId)}) t
      join classes k on k.id = t.class_id join subjects j on j.id = t.subject_id
     where not ${MADE} order by k.parallel nulls last, k.name, j.name limit 500`.execute(db)
  return rows
}
