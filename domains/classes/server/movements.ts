import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { newId } from '#server/ids'
import type { MovementKind, Paper } from '../contract.ts'
import { todayAt } from './today.ts'

export interface Record {
  /** A person; whoever comes by a link acts as an account, and has moved by themselves. */
  actorId?: string | null
  paper?: Paper
  reason?: string
  schoolYearId?: string
}

export interface NewMovement {
  personId: string
  kind: MovementKind
  fromClassId: string | null
  toClassId: string | null
}

/** History is written by the seat itself, so no way into a class leaves none. Without a paper it is today's. */
export async function recordMovements(
  tx: Tx,
  organizationId: string,
  movements: readonly NewMovement[],
  { actorId, paper, reason, schoolYearId }: Record,
): Promise<void> {
  if (movements.length === 0) return
  const rows = JSON.stringify(movements.map((movement) => ({ id: newId(), ...movement })))
  const day = paper?.day ?? (await todayAt(tx, organizationId))
  await sql`
    insert into movements (id, organization_id, person_id, kind, from_class_id, to_class_id, from_name, to_name,
      day, order_number, reason, school_year_id, made_by)
    select t.id, ${organizationId}, t."personId", t.kind, t."fromClassId", t."toClassId", f.name, c.name,
      ${day}, ${paper?.order || null}, ${paper?.reason || reason || null}, ${schoolYearId ?? null},
      (select p.id from people p where p.id = ${actorId ?? null}::uuid)
    from jsonb_to_recordset(${rows}::jsonb)
      as t (id uuid, "personId" uuid, kind text, "fromClassId" uuid, "toClassId" uuid)
    left join classes f on f.id = t."fromClassId"
    left join classes c on c.id = t."toClassId"`.execute(tx)
}

/** Pupils and class teachers who leave the school, each with the class they leave. Guardians have no movement of their own. */
export async function recordLeaving(tx: Tx, personIds: string[], actorId: string | null): Promise<void> {
  const { rows } = await sql<{ organization_id: string; person_id: string; class_id: string | null; pupil: boolean }>`
    select p.organization_id, p.id as person_id,
      exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil') as pupil,
      (select s.class_id from class_seats s join classes c on c.id = s.class_id
        where s.person_id = p.id and s.left_at is null and s.part = 'pupil' and c.archived_at is null
        order by array_position(array['class', 'group', 'association'], c.kind), s.taken_at limit 1) as class_id
    from people p where p.id = any(${personIds}::uuid[])
      and exists (select from person_roles r where r.person_id = p.id and r.role <> 'guardian')`.execute(tx)
  const [first] = rows
  if (!first) return
  const movements = rows.map(({ person_id, class_id }) => ({
    personId: person_id,
    kind: 'left' as const,
    fromClassId: class_id,
    toClassId: null,
  }))
  await recordMovements(tx, first.organization_id, movements, { actorId })
}

/** The latest record of a person gets its paper: for leaving, which people's own domain carries out. */
export async function paperOnLatest(
  tx: Tx,
  personIds: readonly string[],
  paper: Paper,
  more: { kind?: MovementKind; schoolYearId?: string } = {},
): Promise<void> {
  await sql`
    update movements m set day = ${paper.day}, order_number = ${paper.order || null}, reason = ${paper.reason || null},
      kind = coalesce(${more.kind ?? null}, m.kind), school_year_id = ${more.schoolYearId ?? null}
    from (select distinct on (person_id) id from movements where person_id = any(${personIds}::uuid[])
      order by person_id, made_at desc, id desc) latest
    where m.id = latest.id`.execute(tx)
}

/** Records of movements that were a mistake stay to be seen by nobody. */
export async function undoMovements(tx: Tx, ids: readonly string[], undoneBy: string): Promise<void> {
  await sql`update movements set undone_at = ${now()}, undone_by = ${undoneBy} where id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

/** The records that this very transaction has written. */
export async function movementsOfThis(tx: Tx, organizationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from movements where organization_id = ${organizationId} and xmin = pg_current_xact_id()::xid`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function refuseFuture(tx: Tx, organizationId: string, { day }: Paper): Promise<void> {
  if (day <= (await todayAt(tx, organizationId))) return
  throw invalid(
    'Этот день ещё не наступил. Укажите сегодняшний или прошедший',
    'That day has not come yet',
    'paper.day',
  )
}
