import { sql } from 'kysely'
import type { OutputOf } from '#contract'
import type { Role } from '#contract/people'
import { accessClass } from '#domains/classes'
import { accessHat, fullName } from '#domains/people'
import { isStaff } from '#rules/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'
import type { listAcceptances } from '../contract.ts'
import { readConduct } from './conduct.ts'

type Acceptances = OutputOf<typeof listAcceptances> & { className: string | null }

/** A class with its pupils and their guardians for whoever leads it; the whole school for its administration. */
export async function readAcceptances(
  db: Db,
  actor: Actor,
  { organizationId, classId }: { organizationId: string; classId?: string | undefined },
): Promise<Acceptances> {
  const hat = await accessHat(db, actor, organizationId)
  const held = classId ? await accessClass(db, actor, classId) : null
  if (held ? !held.leads : !hat.administers) {
    throw forbidden(
      'Список видят классный руководитель и администрация школы',
      'The list is for the class teacher and the administration',
    )
  }
  const { version } = await readConduct(db, organizationId)
  const rows = await readPeople(db, organizationId, classId, version)
  return {
    version,
    className: held?.class.name ?? null,
    people: rows
      .map((row) => ({
        id: row.id,
        fullName: fullName(row),
        part: partOf(row.roles),
        acceptedAt: row.accepted_at?.toISOString() ?? null,
        joined: row.account_id !== null,
      }))
      .sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.fullName.localeCompare(b.fullName, 'ru')),
  }
}

const PARTS = ['pupil', 'guardian', 'staff']
const partOf = (roles: string[]): 'pupil' | 'guardian' | 'staff' =>
  roles.includes('pupil') ? 'pupil' : isStaff(roles as Role[]) ? 'staff' : 'guardian'

async function readPeople(db: Db, organizationId: string, classId: string | undefined, version: number) {
  let found = db
    .selectFrom('people')
    .leftJoin('conduct_acceptances as a', (join) =>
      join.onRef('a.person_id', '=', 'people.id').on('a.version', '=', version),
    )
    .select(['people.id', 'last_name', 'first_name', 'patronymic', 'account_id', 'a.at as accepted_at'])
    .select(sql<string[]>`array(select role from person_roles r where r.person_id = people.id)`.as('roles'))
    .where('organization_id', '=', organizationId)
    .where('people.left_at', 'is', null)
  if (classId) {
    found = found.where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('class_seats as s')
            .select('s.id')
            .whereRef('s.person_id', '=', 'people.id')
            .where('s.class_id', '=', classId)
            .where('s.left_at', 'is', null),
        ),
        exists(
          selectFrom('bonds_talking as g')
            .innerJoin('class_seats as s', 's.person_id', 'g.pupil_id')
            .select('s.id')
            .whereRef('g.guardian_id', '=', 'people.id')
            .where('s.class_id', '=', classId)
            .where('s.part', '=', 'pupil')
            .where('s.left_at', 'is', null),
        ),
      ]),
    )
  }
  return found.execute()
}
