import { sql } from 'kysely'
import { answersForSchool } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { AGREED, accessConsent, accessSchool, COVERS } from './access.ts'
import { curatorOf } from './views.ts'

/** Who oversees this school, and what it has agreed to show them. */
export const listOurCurators = handleQuery(contract.listOurCurators, async ({ tx, actor, input }) => {
  const hat = await accessSchool(tx, actor, input.organizationId)
  const { rows } = await sql<Parameters<typeof curatorOf>[0] & { unread: number }>`
    select c.id, a.name, c.region, c.municipality, c.appointed_at,
      (select count(*)::int from curator_letters l where l.curator_id = c.id and l.organization_id = o.id
         and l.person_id is null and l.read_at is null) as unread
    from organizations o join curators c on ${COVERS} join accounts a on a.id = c.account_id
    where o.id = ${hat.organizationId} order by c.municipality nulls last, a.name`.execute(tx)
  const { rows: schools } = await sql<{ region: string; municipality: string; by: string | null; at: Date | null }>`
    select o.region, o.municipality, concat_ws(' ', p.first_name, p.patronymic, p.last_name) as by, n.given_at as at
      from organizations o left join network_consents n on ${AGREED} left join people p on p.id = n.given_by
     where o.id = ${hat.organizationId}`.execute(tx)
  const { region, municipality, by, at } = schools[0]!
  return {
    territory: { region, municipality },
    curators: rows.map((row) => ({ ...curatorOf(row), unread: row.unread })),
    consent: by && at ? { by, at: at.toISOString() } : null,
    can: { consent: answersForSchool(hat.roles) },
  }
})

export const setConsent = handleCommand(contract.setConsent, async ({ tx, actor, input }) => {
  const { organizationId, personId } = await accessConsent(tx, actor, input.organizationId)
  if (input.open) {
    const { region, municipality } = await tx
      .selectFrom('organizations')
      .select(['region', 'municipality'])
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow()
    const given = { region, municipality, given_by: personId, given_at: now() }
    await tx
      .insertInto('network_consents')
      .values({ organization_id: organizationId, ...given })
      .onConflict((oc) => oc.column('organization_id').doUpdateSet(given))
      .execute()
  } else await tx.deleteFrom('network_consents').where('organization_id', '=', organizationId).execute()
  const details = { open: input.open }
  note(tx, { organizationId, action: 'network.setConsent', byPersonId: personId, details })
  return {}
})
