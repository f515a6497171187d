import { sql } from 'kysely'
import { fullName, type HatRow } from '#domains/people'
import { GOVERNING, soughtWords } from '#rules/people'
import type { Db } from '#server/db'
import type { Movement, MovementKind } from '../contract.ts'

export interface MovementRow {
  id: string
  organization_id: string
  person_id: string
  kind: MovementKind
  from_class_id: string | null
  to_class_id: string | null
  from_name: string | null
  to_name: string | null
  day: string
  order_number: string | null
  reason: string | null
  made_at: Date
  last_name: string
  first_name: string
  patronymic: string | null
  left: boolean
  pupil: boolean
  /** Runs the school: only those who appoint bring such a one back (R008). */
  governs: boolean
  latest: boolean
  by_last: string | null
  by_first: string | null
  by_patronymic: string | null
  total: number
}

interface Sought {
  organizationId: string
  movementId?: string | undefined
  personId?: string | undefined
  kind?: MovementKind | undefined
  from?: string | undefined
  to?: string | undefined
  text?: string | undefined
}

export async function findMovements(db: Db, sought: Sought, after = 0, limit = 100): Promise<MovementRow[]> {
  const words = soughtWords(sought.text ?? '')
  const { rows } = await sql<MovementRow>`
    select m.id, m.organization_id, m.person_id, m.kind, m.from_class_id, m.to_class_id, m.from_name, m.to_name, m.day,
      m.order_number, m.reason, m.made_at, p.last_name, p.first_name, p.patronymic, p.left_at is not null as left,
      exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil') as pupil,
      exists (select from person_roles r where r.person_id = p.id and r.role = any(${[...GOVERNING]}::text[])) as governs,
      not exists (select from movements n where n.person_id = m.person_id and n.undone_at is null
        and (n.made_at, n.id) > (m.made_at, m.id)) as latest,
      b.last_name as by_last, b.first_name as by_first, b.patronymic as by_patronymic,
      count(*) over ()::int as total
    from movements m join people p on p.id = m.person_id left join people b on b.id = m.made_by
    where m.organization_id = ${sought.organizationId} and m.undone_at is null
      and (${sought.movementId ?? null}::uuid is null or m.id = ${sought.movementId ?? null})
      and (${sought.personId ?? null}::uuid is null or m.person_id = ${sought.personId ?? null})
      and (${sought.kind ?? null}::text is null or m.kind = ${sought.kind ?? null})
      and (${sought.from ?? null}::date is null or m.day >= ${sought.from ?? null}::date)
      and (${sought.to ?? null}::date is null or m.day <= ${sought.to ?? null}::date)
      and not exists (select from unnest(${words}::text[]) word where strpos(translate(lower(concat_ws(' ',
        p.last_name, p.first_name, p.patronymic, m.from_name, m.to_name, m.order_number)), 'ё', 'е'), word) = 0)
    order by m.day desc, m.made_at desc, m.id desc offset ${after} limit ${limit}`.execute(db)
  return rows
}

const UNDOABLE: readonly MovementKind[] = ['arrived', 'moved', 'takenOut', 'left', 'returned', 'tookClass', 'gaveClass']

export const isUndoable = ({ kind, latest, to_class_id, from_class_id }: MovementRow): boolean =>
  latest && UNDOABLE.includes(kind) && (kind === 'left' || to_class_id !== null || from_class_id !== null)

/** Whoever ran the school and left comes back by those who appoint. */
export const mayBringBack = ({ kind, governs }: MovementRow, { appoints }: Ruling): boolean =>
  kind !== 'left' || !governs || appoints

type Ruling = Pick<HatRow, 'administers' | 'appoints'>

export const viewMovement = (row: MovementRow, hat: Ruling): Movement => ({
  id: row.id,
  kind: row.kind,
  person: { id: row.person_id, fullName: fullName(row), left: row.left },
  from: row.from_name,
  to: row.to_name,
  paper: { day: row.day, order: row.order_number ?? '', reason: row.reason ?? '' },
  madeBy: row.by_last
    ? fullName({ last_name: row.by_last, first_name: row.by_first!, patronymic: row.by_patronymic })
    : null,
  madeAt: new Date(row.made_at).toISOString(),
  can: {
    undo: hat.administers && isUndoable(row) && mayBringBack(row, hat),
    return: hat.administers && row.pupil && row.left && row.latest && (row.kind === 'left' || row.kind === 'graduated'),
  },
})

/** What has just been done to somebody. */
export async function viewLatest(db: Db, hat: HatRow, personId: string): Promise<Movement> {
  const rows = await findMovements(db, { organizationId: hat.organizationId, personId })
  return viewMovement(rows.find(({ latest }) => latest) ?? rows[0]!, hat)
}
