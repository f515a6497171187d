import type { Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { accessSelf } from './access.ts'

export interface ClassStaff {
  self: Awaited<ReturnType<typeof accessSelf>>
  row: { id: string; name: string; organization_id: string }
  leads: boolean
  /** What I teach there. */
  subjectIds: string[]
}

/** A class, for those who teach or lead it and for the administration; to others it is not there. */
export async function accessClassStaff(db: Db, actor: Actor, classId: string): Promise<ClassStaff> {
  const row = await db
    .selectFrom('classes')
    .select(['id', 'name', 'organization_id'])
    .where('id', '=', classId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noClass()
  const self = await refusedAs(accessSelf(db, actor, row.organization_id), noClass)
  const seats = await db
    .selectFrom('class_seats')
    .select(['part', 'subject_id'])
    .where('class_id', '=', classId)
    .where('person_id', '=', self.personId)
    .where('part', '!=', 'pupil')
    .where('left_at', 'is', null)
    .execute()
  if (!self.administers && seats.length === 0) throw noClass()
  return {
    self,
    row,
    leads: seats.some(({ part }) => part === 'classTeacher'),
    subjectIds: seats.flatMap(({ subject_id }) => subject_id ?? []),
  }
}

export const noClass = () =>
  notFound('Такого класса нет или он ведётся без вас', 'There is no such class, or it is for others')
