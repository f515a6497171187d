import { sql } from 'kysely'
import { accessHat } from '#domains/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { stateOf } from '../rules.ts'
import { accessBroadcast, type HeldBroadcast } from './access.ts'
import { canPlan } from './settings.ts'
import { readBroadcast, viewBroadcasts } from './views.ts'

export const getBroadcast = handleQuery(contract.getBroadcast, async ({ tx, actor, input }) => {
  const held = await accessBroadcast(tx, actor, input.broadcastId)
  const { row, presents, seatedIn } = held
  const state = stateOf(row)
  return {
    broadcast: await readBroadcast(tx, row.id),
    besideChatId: seatedIn,
    can: {
      present: presents && (state === 'planned' || state === 'live'),
      change: presents && state === 'planned',
      watchFilm: row.film === 'ready',
      removeFilm: canRemoveFilm(held),
    },
  }
})

export const canRemoveFilm = ({ row, presents }: HeldBroadcast): boolean =>
  presents && (row.film === 'ready' || row.film === 'failed')

const MANY = 50
const DAY = 24 * 3600_000

export const listBroadcasts = handleQuery(contract.listBroadcasts, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const { rows } = await sql<{ id: string }>`
    select b.id from broadcasts b where b.organization_id = ${hat.organizationId}
       and (${hat.personId} in (b.planned_by, b.led_by) or ${hat.administers} or ${seatedIn(actor.accountId)})
     order by b.starts_at desc limit ${MANY}`.execute(tx)
  const all = [...(await viewBroadcasts(tx, ids(rows))).values()]
  const coming = all.filter(isComing).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const past = all.filter((one) => !isComing(one)).toSorted((a, b) => b.startsAt.localeCompare(a.startsAt))
  return { coming, past, can: { plan: await canPlan(tx, hat) } }
})

/** What should have begun yesterday and did not is no longer to come. */
const isComing = ({ state, startsAt }: contract.Broadcast): boolean =>
  state === 'live' || (state === 'planned' && Date.parse(startsAt) > now().getTime() - DAY / 2)

export const listOfDay = handleQuery(contract.listOfDay, async ({ tx, actor, input }) => {
  const [from, to] = [new Date(input.from), new Date(input.to)]
  if (to.getTime() - from.getTime() > 2 * DAY) throw invalid('Слишком долгий срок', 'Too long a time', 'to')
  const { rows } = await sql<{ id: string }>`
    select b.id from broadcasts b
     where b.called_off_at is null and b.starts_at >= ${from} and b.starts_at < ${to}
       and (${seatedIn(actor.accountId)} or b.led_by in (select id from people where account_id = ${actor.accountId} and left_at is null))
     order by b.starts_at limit ${MANY}`.execute(tx)
  const known = await viewBroadcasts(tx, ids(rows))
  return { broadcasts: ids(rows).flatMap((id) => known.get(id) ?? []) }
})

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

const seatedIn = (accountId: string) => sql<boolean>`exists (
  select from broadcast_chats c join chat_seats s on s.chat_id = c.chat_id
   where c.broadcast_id = b.id and s.left_at is null and s.account_id = ${accountId})`

/** Of these accounts, those that sit in one of its chats. */
export async function seatedOf(db: Db, broadcastId: string, accountIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct s.account_id from broadcast_chats c join chat_seats s on s.chat_id = c.chat_id
     where c.broadcast_id = ${broadcastId} and s.left_at is null and s.account_id = any(${accountIds}::uuid[])`.execute(
    db,
  )
  return new Set(rows.map(({ account_id }) => account_id))
}
