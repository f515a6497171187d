import { sql } from 'kysely'
import type { PersonName, Relation, Role } from '#contract/people'
import { seatPeople } from '#domains/chats'
import {
  closeClasses,
  closeSubjects,
  forgetSeats,
  movementsOfThis,
  reopenSeats,
  tellClasses,
  undoMovements,
} from '#domains/classes'
import {
  bindMany,
  grantMany,
  leaveSchool,
  renamePeople,
  returnPeople,
  revokeMany,
  setPosts,
  tellHats,
  tellSchool,
  unbindMany,
} from '#domains/people'
import type { Tx } from '#server/db'
import type { ChangeKind } from './journal.ts'
import type { Writing } from './write-deeds.ts'

interface Row {
  kind: ChangeKind
  person_id: string
  class_id: string
  before: unknown
  after: unknown
}

/** The journal read backwards. What was added leaves, what was changed is as it was, what has left is here again. */
export async function undoChanges(tx: Tx, { importId, organizationId, actorId }: Writing): Promise<void> {
  const rows = (await tx
    .selectFrom('roster_changes')
    .select(['kind', 'person_id', 'class_id', 'before', 'after'])
    .where('import_id', '=', importId)
    .orderBy('place')
    .execute()) as Row[]
  const of = (kind: ChangeKind) => rows.filter((row) => row.kind === kind)
  const people = (kind: ChangeKind) => of(kind).map(({ person_id }) => person_id)
  const idIn = (value: unknown) => (value as { id: string }).id

  const joins = await returnPeople(tx, people('left'))
  await grantMany(
    tx,
    of('roleLost').map(({ person_id, before }) => ({ personId: person_id, role: before as Role })),
    actorId,
  )
  await forgetSeats(
    tx,
    of('seatTaken').map(({ after }) => idIn(after)),
  )
  await reopenSeats(
    tx,
    of('seatEnded').map(({ before }) => idIn(before)),
  )
  await undoBonds(tx, of('bond'), actorId)
  await revokeMany(
    tx,
    of('role').map(({ person_id, after }) => ({ personId: person_id, role: after as Role })),
  )
  await renamePeople(
    tx,
    of('renamed').map(({ person_id, before }) => ({ personId: person_id, name: before as PersonName })),
  )
  await setPosts(
    tx,
    of('post').map(({ person_id, before }) => ({ personId: person_id, post: before as string | null })),
  )
  await undoDetails(tx, organizationId, rows)
  const leaving = [...people('personAdded'), ...people('returned')]
  if (leaving.length > 0) await leaveSchool(tx, organizationId, leaving, actorId)
  const classIds = of('classOpened').map(({ class_id }) => class_id)
  // Nobody is left in the chats of a class that was a mistake.
  await seatPeople(tx, { organizationId, actorId })
  await closeClasses(tx, classIds, actorId)
  await closeSubjects(
    tx,
    of('subjectOpened').map(({ after }) => idIn(after)),
  )
  await seatPeople(tx, { organizationId, actorId })
  const records = [...of('movement').map(({ after }) => idIn(after)), ...(await movementsOfThis(tx, organizationId))]
  await undoMovements(tx, records, actorId)
  await tellHats(tx, [...new Set(rows.flatMap(({ person_id }) => person_id ?? []))], actorId)
  await tellClasses(tx, organizationId, [...new Set(rows.flatMap(({ class_id }) => class_id ?? []))], actorId)
  await tellSchool(tx, organizationId, actorId, { joins })
}

async function undoBonds(tx: Tx, bonds: Row[], actorId: string): Promise<void> {
  const pairs = bonds.map(({ person_id, before, after }) => ({
    guardianId: person_id,
    pupilId: (after as { pupilId: string }).pupilId,
    relation: before as Relation | null,
  }))
  await unbindMany(
    tx,
    pairs.filter(({ relation }) => relation === null),
  )
  await bindMany(
    tx,
    pairs.filter((pair): pair is typeof pair & { relation: Relation } => pair.relation !== null),
    actorId,
  )
}

async function undoDetails(tx: Tx, organizationId: string, rows: Row[]): Promise<void> {
  const details = rows.filter(({ kind }) => kind === 'details')
  const fresh = details.filter(({ before }) => before === null).map(({ person_id }) => person_id)
  await sql`delete from roster_details where person_id = any(${fresh}::uuid[])`.execute(tx)
  const old = details
    .filter(({ before }) => before !== null)
    .map(({ person_id, before }) => ({ person_id, ...(before as object) }))
  await sql`
    update roster_details d set birth_day = t.birth_day, phones = array(select jsonb_array_elements_text(t.phones)), email = t.email
    from jsonb_to_recordset(${JSON.stringify(old)}::jsonb) as t (person_id uuid, birth_day date, phones jsonb, email text)
    where d.person_id = t.person_id`.execute(tx)
  for (const { before, after } of rows.filter(({ kind }) => kind === 'id')) {
    const source = after as string
    if (before === null) {
      await tx
        .deleteFrom('roster_ids')
        .where('organization_id', '=', organizationId)
        .where('source_id', '=', source)
        .execute()
    } else {
      await tx
        .updateTable('roster_ids')
        .set({ person_id: before as string })
        .where('organization_id', '=', organizationId)
        .where('source_id', '=', source)
        .execute()
    }
  }
}
