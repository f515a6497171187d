import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Relation } from '#contract/people'
import type { Db } from '#server/db'
import type { ConsentKind, Counts } from '../contract.ts'
import { type Answer, missingParts, type Part, partsOf, type State, stateOf } from '../rules.ts'

export interface SignatureRow {
  id: string
  signer_id: string
  answer: 'signed' | 'refused'
  way: 'press' | 'paper'
  comment: string | null
  at: string
  scan: boolean
  withdrawal_scan: boolean
  withdrawn_at: string | null
  withdrawal_reason: string | null
  signer: string
  relation: Relation | null
  /** A court or a paper has taken the right to sign since. */
  limited: boolean
  marked_by: string | null
}

export interface SignerRow {
  id: string
  name: string
  relation: Relation | null
  account_id: string | null
}

interface Row {
  request_id: string
  kind: ConsentKind
  subject_id: string
  last_name: string
  first_name: string
  patronymic: string | null
  account_id: string | null
  pupil: boolean
  birth_day: string | null
  class_id: string | null
  class_name: string | null
  guardians: SignerRow[]
  signatures: SignatureRow[]
}

/** Somebody of whom something is asked, and how it stands. */
export interface SubjectRow extends Row {
  parts: Part[]
  state: State
  missing: Part[]
}

const nameOf = (table: string) =>
  sql.raw(`concat_ws(' ', ${table}.last_name, ${table}.first_name, ${table}.patronymic)`)

/** The class that speaks for a pupil: класс before группа before объединение. */
const OWN_CLASS = sql`(select cs.class_id from class_seats cs join classes oc on oc.id = cs.class_id and oc.archived_at is null
  where cs.person_id = x.subject_id and cs.part = 'pupil' and cs.left_at is null
  order by array_position(array['class', 'group', 'association'], oc.kind), cs.taken_at limit 1)`

/** The latest answer of each signer. */
const SIGNATURES = sql`(select jsonb_agg(to_jsonb(l) order by l.at) from (
  select distinct on (s.signer_id) s.id, s.signer_id, s.answer, s.way, s.comment, s.at, s.scan is not null as scan,
      s.withdrawal_scan is not null as withdrawal_scan,
      s.withdrawn_at, s.withdrawal_reason, ${nameOf('sp')} as signer,
      (select gs.relation from guardianships gs where gs.guardian_id = s.signer_id and gs.pupil_id = p.id) as relation,
      exists (select from guardian_limits gl where gl.guardian_id = s.signer_id and gl.pupil_id = p.id
        and gl.lifted_at is null and gl.signing) as limited,
      (select ${nameOf('w')} from people w where w.id = coalesce(s.withdrawal_marked_by, s.marked_by)) as marked_by
    from consent_signatures s join people sp on sp.id = s.signer_id
   where s.request_id = r.id and s.subject_id = p.id order by s.signer_id, s.at desc, s.id desc) l)`

/**
 * Whoever is in the audience now, and whoever has answered: a newcomer is asked, whoever has moved keeps the answer.
 * `where` narrows by r (consent_requests) and f (found: subject_id, class_id).
 */
export async function readSubjects(db: Db, where: RawBuilder<SqlBool>, today: string): Promise<SubjectRow[]> {
  const { rows } = await sql<Row>`
    select r.id as request_id, r.kind, f.subject_id, p.last_name, p.first_name, p.patronymic, p.account_id,
      exists (select from person_roles pr where pr.person_id = p.id and pr.role = 'pupil') as pupil,
      coalesce(b.day, d.birth_day) as birth_day, f.class_id, c.name as class_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', ${nameOf('g')}, 'relation', gs.relation,
            'account_id', g.account_id) order by gs.created_at, g.id)
         from bonds_signing gs join people g on g.id = gs.guardian_id and g.left_at is null
        where gs.pupil_id = p.id), '[]') as guardians,
      coalesce(${SIGNATURES}, '[]') as signatures
      from consent_requests r
      join lateral (
        select x.subject_id, coalesce(max(x.class_id::text)::uuid, ${OWN_CLASS}) as class_id from (
          select cs.person_id as subject_id, cs.class_id from consent_audiences a
            join class_seats cs on cs.class_id = a.class_id and cs.part = 'pupil' and cs.left_at is null
           where a.request_id = r.id
          union all
          select a.person_id, null from consent_audiences a where a.request_id = r.id and a.person_id is not null
          union all
          select s.subject_id, null from consent_signatures s where s.request_id = r.id) x
        group by x.subject_id) f on true
      join people p on p.id = f.subject_id and p.left_at is null
      left join classes c on c.id = f.class_id
      left join consent_birth_days b on b.person_id = p.id
      left join roster_details d on d.person_id = p.id
     where ${where}
     order by c.parallel nulls last, c.name, lower(p.last_name), lower(p.first_name), p.id`.execute(db)
  return rows.map((row) => standing(row, today))
}

function standing(row: Row, today: string): SubjectRow {
  const parts = partsOf(row.kind, { pupil: row.pupil, birthDay: row.birth_day }, today)
  // What was signed while one might stays signed; a «no» of whoever may not sign any more holds nobody back.
  const counted = row.signatures.filter(({ limited, answer }) => !(limited && answer === 'refused'))
  const answers = counted.map((one) => answerOf(row, one))
  return { ...row, parts, state: stateOf(parts, answers), missing: missingParts(parts, answers) }
}

export const partOf = (row: Pick<Row, 'subject_id'>, signerId: string): Part =>
  signerId === row.subject_id ? 'self' : 'guardian'

const answerOf = (row: Row, { signer_id, answer, withdrawn_at }: SignatureRow): Answer => ({
  part: partOf(row, signer_id),
  answer,
  withdrawn: withdrawn_at !== null,
})

export function countStates(rows: readonly SubjectRow[]): Counts {
  const counts = { signed: 0, refused: 0, waiting: 0, withdrawn: 0, of: rows.length }
  for (const { state } of rows) counts[state]++
  return counts
}

/** Accounts of those whose signature is awaited, and how many of them have none. */
export function findAsked(rows: readonly SubjectRow[]): { accounts: string[]; absent: number } {
  const asked = rows.flatMap((row) => [
    ...(row.missing.includes('guardian') ? row.guardians.map(({ account_id }) => account_id) : []),
    ...(row.missing.includes('self') ? [row.account_id] : []),
  ])
  return {
    accounts: [...new Set(asked.flatMap((id) => id ?? []))].sort(),
    absent: asked.filter((id) => id === null).length,
  }
}
