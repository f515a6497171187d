import { sql } from 'kysely'
import { fullName, type HatRow } from '#domains/people'
import type { Db } from '#server/db'
import type { Class } from '../contract.ts'
import { asSchoolCounts } from '../rules.ts'
import { type ClassRow, holdingOf } from './access.ts'
import { canEdit, canLead } from './policy.ts'

/** Classes in the order a school counts, with how many of their people have joined. */
export async function viewClasses(db: Db, hat: HatRow, rows: ClassRow[]): Promise<Class[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const teachers = Map.groupBy(await readClassTeachers(db, ids), ({ class_id }) => class_id)
  const counts = new Map((await countPeople(db, ids)).map((row) => [row.class_id, row]))
  return rows.sort(asSchoolCounts).map((row) => {
    const count = counts.get(row.id)
    const holding = holdingOf(hat, row.id)
    return {
      id: row.id,
      organizationId: row.organization_id,
      kind: row.kind,
      name: row.name,
      parallel: row.parallel,
      letter: row.letter,
      year: row.year,
      classTeachers: (teachers.get(row.id) ?? []).map((teacher) => ({ id: teacher.id, fullName: fullName(teacher) })),
      pupils: { known: count?.pupils ?? 0, joined: count?.pupils_joined ?? 0 },
      guardians: { known: count?.guardians ?? 0, joined: count?.guardians_joined ?? 0 },
      can: { edit: canEdit(holding), lead: canLead(holding) },
    }
  })
}

export async function viewClass(db: Db, hat: HatRow, classId: string): Promise<Class> {
  const row = await db.selectFrom('classes').selectAll().where('id', '=', classId).executeTakeFirstOrThrow()
  return (await viewClasses(db, hat, [row]))[0]!
}

const readClassTeachers = (db: Db, classIds: string[]) =>
  db
    .selectFrom('class_seats')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['class_id', 'people.id', 'last_name', 'first_name', 'patronymic'])
    .where('class_id', 'in', classIds)
    .where('part', '=', 'classTeacher')
    .where('class_seats.left_at', 'is', null)
    .orderBy('taken_at')
    .execute()

interface Counts {
  class_id: string
  pupils: number
  pupils_joined: number
  guardians: number
  guardians_joined: number
}

/** A guardian of two children in one class is one guardian. */
async function countPeople(db: Db, classIds: string[]): Promise<Counts[]> {
  const { rows } = await sql<Counts>`
    select s.class_id,
      count(distinct p.id)::int as pupils,
      count(distinct p.id) filter (where p.account_id is not null)::int as pupils_joined,
      count(distinct a.id)::int as guardians,
      count(distinct a.id) filter (where a.account_id is not null)::int as guardians_joined
    from class_seats s
    join people p on p.id = s.person_id
    left join bonds_talking g on g.pupil_id = p.id
    left join people a on a.id = g.guardian_id and a.left_at is null
    where s.class_id = any(${classIds}::uuid[]) and s.part = 'pupil' and s.left_at is null
    group by s.class_id`.execute(db)
  return rows
}
