import { sql } from 'kysely'
import type { Db, Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

export const FREE = { taken_by: null, pupil_id: null, wish: null, taken_at: null }

async function accountsOf(db: Db, personIds: readonly (string | null)[]): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct account_id from people where id = any(${personIds.filter((id) => id !== null)}::uuid[])
       and account_id is not null order by 1`.execute(db)
  return rows.map(({ account_id }) => account_id)
}

export async function tellChanged(tx: Tx, personIds: readonly (string | null)[]): Promise<void> {
  for (const account of await accountsOf(tx, personIds))
    await append(tx, `account:${account}`, contract.timesChanged, {}, null, { view: {} })
}

export async function wake(tx: Tx, timeId: string, personIds: readonly string[], actorId: string | null) {
  const view = { timeId }
  for (const account of await accountsOf(tx, personIds))
    await append(tx, `account:${account}`, contract.told, view, actorId, { view })
}
