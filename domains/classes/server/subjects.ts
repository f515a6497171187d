import type { Db } from '#server/db'
import { notFound } from '#server/errors'

export const viewSubjects = (db: Db, organizationId: string) =>
  db
    .selectFrom('subjects')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .execute()
    .then((rows) => rows.sort((one, other) => inRussian.compare(one.name, other.name)))

const inRussian = new Intl.Collator('ru')

/** A subject of this very school; `noSubject` also for another's. */
export async function accessSubject(db: Db, organizationId: string, subjectId: string) {
  const subject = await db
    .selectFrom('subjects')
    .selectAll()
    .where('id', '=', subjectId)
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!subject) throw noSubject()
  return subject
}

export const noSubject = () => notFound('Такого предмета в школе нет', 'The school has no such subject')
