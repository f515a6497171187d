import { accessHat } from '#domains/people'
import { answersForSchool } from '#rules/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'

/** A whole school leaves by the hand of whoever answers for it, or of the operator who runs its server. */
export async function accessExports(
  db: Db,
  actor: Actor,
  organizationId: string,
): Promise<{ personId: string | null }> {
  if (actor.operator && (await isSchool(db, organizationId))) return { personId: null }
  const hat = await accessHat(db, actor, organizationId)
  if (answersForSchool(hat.roles)) return { personId: hat.personId }
  throw forbidden(
    'Архив школы собирают администратор и директор',
    'The archive of a school is for the administrator and the director',
  )
}

const isSchool = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('organizations').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
