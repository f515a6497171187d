import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import type { RequestRow } from './access.ts'

/** Whoever has asked, those whose desk it lies on, and the operators where it has come to them. */
export async function tellOf(tx: Tx, row: Pick<RequestRow, 'id'>): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    with request as (select * from help_requests where id = ${row.id})
    select distinct account_id from (
      select p.account_id from request r join people p on p.left_at is null
         and (p.id in (r.person_id, r.assignee_id) or (p.organization_id = r.organization_id and exists (
           select from person_roles x where x.person_id = p.id and x.role in ('administrator', 'additionalAdministrator'))))
      union all
      select o.account_id from request r join operators o on r.operator_state is not null or r.organization_id is null) hearers
     where account_id is not null order by 1`.execute(tx)
  for (const { account_id } of rows) {
    await append(tx, `account:${account_id}`, contract.requestsChanged, {}, null, { view: { requestId: row.id } })
  }
}

/** Wakes whoever waits for the answer: the asker, or the school's side when the operator has answered the school. */
export async function tellAnswered(tx: Tx, row: Pick<RequestRow, 'id'>, inner: boolean): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select p.account_id from help_requests r join people p on p.left_at is null and p.account_id is not null
       and p.id = case when ${inner} then r.assignee_id else r.person_id end
     where r.id = ${row.id}`.execute(tx)
  const view = { requestId: row.id }
  for (const { account_id } of rows) await append(tx, `account:${account_id}`, contract.answered, view, null, { view })
}
