import { viewPeople } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass } from './access.ts'
import { viewClass } from './views.ts'

const PARTS = ['classTeacher', 'teacher', 'pupil']
const inRussian = new Intl.Collator('ru')

export const getClass = handleQuery(contract.getClass, async ({ tx, actor, input }) => {
  const { class: row, hat } = await accessClass(tx, actor, input.classId)
  const seats = await tx
    .selectFrom('class_seats')
    .leftJoin('subjects', 'subjects.id', 'subject_id')
    .select(['person_id', 'part', 'subjects.id as subject_id', 'subjects.name as subject_name'])
    .where('class_id', '=', row.id)
    .where('left_at', 'is', null)
    .execute()
  const people = await viewPeople(tx, [...new Set(seats.map(({ person_id }) => person_id))])
  const byId = new Map(people.map((person) => [person.id, person]))
  const viewed = seats.flatMap(({ person_id, part, subject_id, subject_name }) => {
    const person = byId.get(person_id)
    return person ? [{ person, part, subject: subject_id ? { id: subject_id, name: subject_name! } : null }] : []
  })
  viewed.sort(
    (one, other) =>
      PARTS.indexOf(one.part) - PARTS.indexOf(other.part) ||
      inRussian.compare(one.person.fullName, other.person.fullName) ||
      inRussian.compare(one.subject?.name ?? '', other.subject?.name ?? ''),
  )
  return { class: await viewClass(tx, hat, row.id), seats: viewed }
})
