import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Whom a provider (`p`) may vouch for. One of the installation: everybody. One of a school: those who are in that school
 * now, and never an operator, who is above schools: whoever runs a school's provider could be anybody of its people.
 */
export const isOpenFor = (account: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`(
  p.organization_id is null or (
    exists (select from people x where x.organization_id = p.organization_id and x.account_id = ${account} and x.left_at is null)
    and not exists (select from operators o where o.account_id = ${account})))`
