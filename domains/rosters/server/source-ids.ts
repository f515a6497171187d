import { sql } from 'kysely'
import { followPeople } from '#domains/people'
import type { Db, Tx } from '#server/db'

/** What a journal calls somebody: lists that name this id mean this person from now on. */
export async function nameSource(
  tx: Tx,
  { organizationId, personId, sourceId }: { organizationId: string; personId: string; sourceId: string },
): Promise<void> {
  await tx
    .insertInto('roster_ids')
    .values({ organization_id: organizationId, source_id: sourceId, person_id: personId })
    .onConflict((oc) => oc.columns(['organization_id', 'source_id']).doUpdateSet({ person_id: personId }))
    .execute()
}

export async function forgetSource(tx: Tx, organizationId: string, sourceId: string): Promise<void> {
  await tx
    .deleteFrom('roster_ids')
    .where('organization_id', '=', organizationId)
    .where('source_id', '=', sourceId)
    .execute()
}

/** Of those whom a source names, who they are here. */
export async function readSources(
  db: Db,
  organizationId: string,
  sourceIds: string[],
): Promise<{ sourceId: string; personId: string }[]> {
  const { rows } = await sql<{ sourceId: string; personId: string }>`
    select i.source_id as "sourceId", i.person_id as "personId" from roster_ids i
      join people p on p.id = i.person_id and p.left_at is null
     where i.organization_id = ${organizationId} and i.source_id = any(${sourceIds}::text[])`.execute(db)
  return rows
}

// Two records were one human being: what lists call the one is the other now.
followPeople({
  async merged(tx, from, into) {
    await tx.updateTable('roster_ids').set({ person_id: into }).where('person_id', '=', from).execute()
  },
})
