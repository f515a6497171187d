import { sql } from 'kysely'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { AGREED, accessTerritories, COVERS, findTerritories } from './access.ts'
import { curatorOf, selectCurators, viewSchools } from './views.ts'

export const listCurators = handleQuery(contract.listCurators, async ({ tx }) => {
  const { rows } = await sql<{
    id: string
    name: string
    region: string
    municipality: string | null
    appointed_at: Date
    address: string | null
    schools: number
    open: number
  }>`
    select c.id, a.name, c.region, c.municipality, c.appointed_at, coalesce(a.email, a.phone) as address,
      count(o.id)::int as schools, count(n.organization_id)::int as open
    from curators c join accounts a on a.id = c.account_id
      left join organizations o on ${COVERS} left join network_consents n on ${AGREED}
    where c.ended_at is null group by c.id, a.id
    order by c.region, c.municipality nulls first, a.name, c.appointed_at`.execute(tx)
  const territories = await tx
    .selectFrom('organizations')
    .select(['region', 'municipality', ({ fn }) => fn.countAll<number>().as('schools')])
    .groupBy(['region', 'municipality'])
    .orderBy('region')
    .orderBy('municipality')
    .execute()
  return {
    curators: rows.map((row) => ({
      ...curatorOf(row),
      address: row.address,
      schools: row.schools,
      open: row.open,
    })),
    territories: territories.map((one) => ({ ...one, schools: Number(one.schools) })),
  }
})

export const listMyTerritories = handleQuery(contract.listMyTerritories, async ({ tx, actor }) => {
  const mine = await findTerritories(tx, actor)
  if (mine.length === 0) return { territories: [] }
  const ids = mine.map(({ id }) => id)
  const rows = await selectCurators(tx)
    .where('curators.id', 'in', ids)
    .orderBy('region')
    .orderBy('municipality')
    .execute()
  return { territories: rows.map(curatorOf) }
})

export const listSchools = handleQuery(contract.listSchools, async ({ tx, actor }) => {
  const territories = await accessTerritories(tx, actor)
  return {
    schools: await viewSchools(
      tx,
      territories.map(({ id }) => id),
    ),
  }
})
