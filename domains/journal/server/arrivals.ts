import { sql } from 'kysely'
import { bindIdentity, registerAdmission, type Stranger } from '#domains/accounts'
import { holdSheetOf } from '#domains/invitations'
import { followPeople } from '#domains/people'
import { GOVERNING } from '#rules/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'

const ARRIVES_WITHIN = 3600_000

/**
 * R035, R162: whom the journal's own sign-in names by their id there, and who is on the school's list without an account,
 * gets the sheet of their own. Keys of a school are given by its head, never so (R008).
 */
registerAdmission(async (tx, stranger) => {
  const { organizationId, personNamed } = stranger
  if (!organizationId || !personNamed) return null
  const personId = await findNewcomer(tx, organizationId, personNamed)
  if (!personId) return null
  await expectArrival(tx, personId, organizationId, stranger)
  return holdSheetOf(tx, organizationId, personId)
})

async function findNewcomer(tx: Tx, organizationId: string, journalId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people p
     where p.organization_id = ${organizationId} and p.left_at is null and p.account_id is null
       and (exists (select from journal_links l where l.person_id = p.id and l.journal_id = ${journalId})
         or exists (select from roster_ids i where i.person_id = p.id and i.source_id = 'oneroster:' || ${journalId}::text))
       and not exists (select from person_roles r where r.person_id = p.id
         and r.role = any(${GOVERNING}))`.execute(tx)
  return rows.length === 1 ? rows[0]!.id : undefined
}

async function expectArrival(
  tx: Tx,
  person_id: string,
  organization_id: string,
  { providerId, issuer, subject, label }: Stranger,
): Promise<void> {
  const expires_at = new Date(now().getTime() + ARRIVES_WITHIN)
  const arrival = { organization_id, provider_id: providerId, issuer, subject, label, expires_at }
  await tx
    .insertInto('journal_arrivals')
    .values({ person_id, ...arrival })
    .onConflict((oc) => oc.column('person_id').doUpdateSet(arrival))
    .execute()
}

// Whoever came by the journal's sign-in comes in by it the next time, too.
followPeople({
  async joined(tx, personId, accountId) {
    const arrived = await tx
      .deleteFrom('journal_arrivals')
      .where('person_id', '=', personId)
      .returningAll()
      .executeTakeFirst()
    if (!arrived || arrived.expires_at <= now()) return
    const { provider_id: providerId, issuer, subject, label } = arrived
    await bindIdentity(tx, accountId, { providerId, issuer, subject, label })
  },
})
