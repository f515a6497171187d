import { type SqlBool, sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessDesk, accessRequest } from './access.ts'
import { readDesk } from './desk.ts'
import { viewRequests, viewThread } from './views.ts'

export const getRequest = handleQuery(contract.getRequest, async ({ tx, actor, input }) =>
  viewThread(tx, await accessRequest(tx, actor, input.requestId)),
)

const isMine = (accountId: string) =>
  sql<SqlBool>`r.person_id in (select id from people where account_id = ${accountId} and left_at is null)`

export const listMine = handleQuery(contract.listMine, async ({ tx, actor }) => ({
  requests: await viewRequests(tx, isMine(actor.accountId), 'asker'),
}))

export const listQueue = handleQuery(contract.listQueue, async ({ tx, actor, input }) => {
  const hat = await accessDesk(tx, actor, input.organizationId)
  const closed = input.which === 'closed'
  const where = sql<SqlBool>`r.organization_id = ${hat.organizationId} and (r.state = 'closed') = ${closed}`
  return { requests: await viewRequests(tx, where, 'school'), staff: await readDesk(tx, hat.organizationId) }
})

export const listOperatorQueue = handleQuery(contract.listOperatorQueue, async ({ tx }) => {
  const where = sql<SqlBool>`(r.operator_state is not null or r.organization_id is null) and r.state <> 'closed'`
  const schools = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(short_name, ''), name) as name from organizations order by 2`.execute(tx)
  return { requests: await viewRequests(tx, where, 'operator'), schools: schools.rows }
})

/** An administrator is told of what nobody has taken yet, and of what is one's own to answer. */
export const countWaiting = handleQuery(contract.countWaiting, async ({ tx, actor }) => {
  const { rows } = await sql<{ mine: number; school: number; operator: number }>`
    with me as (select p.id, p.organization_id, exists (select from person_roles r where r.person_id = p.id
        and r.role = any(${GOVERNING})) as runs
      from people p where p.account_id = ${actor.accountId} and p.left_at is null)
    select
      (select count(*)::int from help_requests r join me on me.id = r.person_id
        where exists (select from help_lines l where l.request_id = r.id and l.side <> 'asker' and not l.internal and l.at > r.seen_at)) as mine,
      (select count(*)::int from help_requests r join me on me.runs and me.organization_id = r.organization_id
        where r.person_id is distinct from me.id
          and (r.state = 'new' or (r.state = 'working' and r.assignee_id = me.id
            and r.operator_state is distinct from 'asked'))) as school,
      (select count(*)::int from help_requests r where ${actor.operator} and r.state <> 'closed'
        and (r.operator_state = 'asked' or (r.organization_id is null and r.state = 'new'))) as operator`.execute(tx)
  return rows[0]!
})
