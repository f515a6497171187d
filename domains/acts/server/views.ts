import { type SqlBool, sql } from 'kysely'
import type { Db } from '#server/db'
import type { Act, PublicAct, Version } from '../contract.ts'
import { stateOn } from '../rules.ts'
import type { ActRow, VersionRow } from './access.ts'

export function viewVersion(row: VersionRow, today: string): Version {
  const term = { adoptedOn: row.adopted_on, validFrom: row.valid_from, validTo: row.valid_to }
  return {
    id: row.id,
    no: row.no,
    state: stateOn(term, today),
    number: row.number,
    ...term,
    pupilsCouncil: row.pupils_council,
    parentsCouncil: row.parents_council,
    text: row.text,
    file: row.file && { name: row.file.name, size: row.file.size, mediaType: row.file.mediaType },
    writtenAt: row.written_at.toISOString(),
  }
}

/** The one that speaks for the act: in force, else about to be, else the last that was. */
function currentOf(versions: readonly Version[]): Version | undefined {
  const by = (state: Version['state']) => versions.find((one) => one.state === state)
  return by('current') ?? by('coming') ?? by('former')
}

export function viewAct(row: ActRow, rows: readonly VersionRow[], today: string, keeps: boolean): Act {
  const versions = rows.map((one) => viewVersion(one, today))
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    title: row.title,
    public: row.public_since !== null,
    versions: versions.filter(({ state }) => state !== 'draft').length,
    draft: keeps && versions.some(({ state }) => state === 'draft'),
    current: currentOf(versions) ?? null,
  }
}

/** Without the words: a shelf of a hundred acts is a list of their names. */
export async function readShelf(db: Db, organizationId: string): Promise<{ act: ActRow; versions: VersionRow[] }[]> {
  const acts = await db
    .selectFrom('acts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('created_at', 'desc')
    .execute()
  const versions = await sql<VersionRow>`
    select id, act_id, no, null as text, file, number, adopted_on, valid_from, valid_to, pupils_council, parents_council,
      written_by, written_at, adopted_by from act_versions
     where ${sql<SqlBool>`act_id = any(${acts.map(({ id }) => id)}::uuid[])`} order by no desc`.execute(db)
  const byAct = Map.groupBy(versions.rows, ({ act_id }) => act_id)
  return acts.map((act) => ({ act, versions: byAct.get(act.id) ?? [] }))
}

export function viewPublic(act: ActRow, versions: readonly VersionRow[], today: string): PublicAct[] {
  const current = currentOf(versions.map((one) => viewVersion(one, today)))
  return current && act.public_since ? [{ id: act.id, kind: act.kind, title: act.title, version: current }] : []
}
