import { sql } from 'kysely'
import { closeUnusedChats, openSubjectChats } from '#domains/chats'
import { followPeople } from '#domains/people'
import { followImports, readSources } from '#domains/rosters'
import type { Tx } from '#server/db'

interface Pair {
  personId: string
  journalId: string
}

/** Whom the journal has named and the school knows already. */
export async function linkKnown(tx: Tx, organizationId: string, userIds: string[]): Promise<void> {
  const known = await readSources(
    tx,
    organizationId,
    userIds.map((id) => `oneroster:${id}`),
  )
  await link(
    tx,
    organizationId,
    known.map(({ sourceId, personId }) => ({ personId, journalId: plainId(sourceId) })),
  )
}

/** An id is one person's, and a person has one: what the journal says last stands. */
export async function link(
  tx: Tx,
  organizationId: string,
  pairs: Pair[],
  linkedBy: string | null = null,
): Promise<void> {
  const latest = [
    ...new Map(
      [...new Map(pairs.map((one) => [one.journalId, one])).values()].map((one) => [one.personId, one]),
    ).values(),
  ]
  if (latest.length === 0) return
  await sql`
    delete from journal_links l using jsonb_to_recordset(${JSON.stringify(latest)}::jsonb) as t ("personId" uuid, "journalId" text)
     where l.organization_id = ${organizationId} and l.journal_id = t."journalId" and l.person_id <> t."personId"`.execute(
    tx,
  )
  await sql`
    insert into journal_links (person_id, organization_id, journal_id, linked_by)
    select "personId", ${organizationId}::uuid, "journalId", ${linkedBy}::uuid
      from jsonb_to_recordset(${JSON.stringify(latest)}::jsonb) as t ("personId" uuid, "journalId" text)
    on conflict (person_id) do update
      set journal_id = excluded.journal_id, linked_by = excluded.linked_by, linked_at = now()
      where journal_links.journal_id <> excluded.journal_id`.execute(tx)
}

/** «oneroster:u-17» is u-17 in the journal. */
const plainId = (sourceId: string) => sourceId.slice(sourceId.indexOf(':') + 1)

followImports({
  // R163, R164: who has come by the journal is linked, and what is taught gets its chats.
  async written(tx, { importId, organizationId, actorId }) {
    const sync = await tx.selectFrom('journal_syncs').select('id').where('import_id', '=', importId).executeTakeFirst()
    if (!sync) return
    const { rows } = await sql<{ person_id: string; id: string }>`
      select person_id, after #>> '{}' as id from roster_changes
       where import_id = ${importId} and kind = 'id' and after #>> '{}' !~ '^snils:'`.execute(tx)
    await link(
      tx,
      organizationId,
      rows.map(({ person_id, id }) => ({ personId: person_id, journalId: plainId(id) })),
    )
    const journal = await tx
      .selectFrom('journals')
      .select('subject_chats')
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    if (!journal?.subject_chats) return
    const opened = await openSubjectChats(tx, { organizationId, actorId })
    await tx.updateTable('journal_syncs').set({ opened_chats: opened }).where('id', '=', sync.id).execute()
  },
  async undone(tx, { importId, actorId }) {
    const sync = await tx
      .selectFrom('journal_syncs')
      .select('opened_chats')
      .where('import_id', '=', importId)
      .executeTakeFirst()
    if (!sync) return
    await closeUnusedChats(tx, sync.opened_chats, actorId)
    await sql`
      delete from journal_links l using roster_changes c
       where c.import_id = ${importId} and c.kind = 'id' and l.person_id = c.person_id
         and c.after #>> '{}' like '%:' || l.journal_id`.execute(tx)
  },
})

// Two records were one human being: the journal knows one of them.
followPeople({
  async merged(tx, from, into) {
    const { rows } = await sql`
      update journal_links set person_id = ${into} where person_id = ${from}
         and not exists (select from journal_links where person_id = ${into}) returning person_id`.execute(tx)
    if (rows.length === 0) await tx.deleteFrom('journal_links').where('person_id', '=', from).execute()
  },
})
