import { sql } from 'kysely'
import type { OutputOf } from '#contract'
import { type Actor, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClassStaff } from './class-staff.ts'
import { readMay } from './strategy.ts'

type ClassChat = OutputOf<typeof contract.listClassChats>['chats'][number]

export const listClassChats = handleQuery(contract.listClassChats, async ({ tx, actor, input }) => {
  const { self, row, leads, subjectIds } = await accessClassStaff(tx, actor as Actor, input.classId)
  const { may } = await readMay(tx, row.organization_id, self, row.id)
  const { rows: chats } = await sql<ClassChat>`
    select c.id, c.kind, c.automatic, c.follows, c.subject_id as "subjectId", c.title,
      count(s.person_id)::int as people, coalesce(bool_or(s.person_id = ${self.personId}), false) as seated
    from chats c left join chat_seats s on s.chat_id = c.id and s.left_at is null
    where c.class_id = ${row.id} and c.archived_at is null
    group by c.id order by c.automatic nulls last, c.title`.execute(tx)
  const all = leads || self.administers
  const { rows: subjects } = await sql<{ id: string; name: string }>`
    select distinct j.id, j.name from class_seats s join subjects j on j.id = s.subject_id and j.removed_at is null
     where s.class_id = ${row.id} and s.left_at is null and (${all} or j.id = any(${subjectIds}::uuid[]))
     order by j.name`.execute(tx)
  return { className: row.name, chats, subjects, can: { pupils: may.pupils, guardians: may.guardians } }
})
