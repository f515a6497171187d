import { createHmac, randomUUID } from 'node:crypto'
import { now } from '#server/clock'
import { secret } from '#server/config'
import type { Db } from '#server/db'
import { notFound } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand, handleDownload, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { writeCalendar } from './calendar.ts'
import { readCalendarParts } from './calendar-parts.ts'
import { plansFor } from './reading.ts'
import { viewPlanned } from './views.ts'

// The address is derived from the id of its row: it can be shown again, yet a copy of the database opens nothing.
const keyed = (text: string): Buffer => createHmac('sha256', secret('calendars')).update(text).digest()
const tokenOf = (id: string): string => keyed(id).subarray(0, 24).toString('base64url')
const hashOf = (token: string): Buffer => keyed(`hash ${token}`)
const urlOf = (origin: string, id: string): string => `${origin}/api/calls.openFeed?token=${tokenOf(id)}`

export const getFeed = handleQuery(contract.getFeed, async ({ tx, actor, call }) => {
  const feed = await findOpen(tx, actor.accountId)
  return { url: feed ? urlOf(call.origin, feed.id) : null }
})

export const makeFeed = handleCommand(contract.makeFeed, async ({ tx, actor, call }) => {
  await takeAttempt('calls.makeFeed', actor.accountId, 20, 3600)
  await close(tx, actor.accountId)
  const id = randomUUID()
  const row = { id, account_id: actor.accountId, token_hash: hashOf(tokenOf(id)) }
  await tx.insertInto('calendar_feeds').values(row).execute()
  return { url: urlOf(call.origin, id) }
})

export const dropFeed = handleCommand(contract.dropFeed, async ({ tx, actor }) => {
  await close(tx, actor.accountId)
  return {}
})

export const openFeed = handleDownload(contract.openFeed, async ({ tx, input, call }) => {
  const feed = await tx
    .selectFrom('calendar_feeds')
    .select('account_id')
    .where('token_hash', '=', hashOf(input.token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!feed) throw notFound('Такого календаря нет', 'There is no such calendar')
  const planned = [...(await viewPlanned(tx, await plansFor(tx, feed.account_id))).values()]
  const others = await readCalendarParts(tx, feed.account_id)
  const bytes = Buffer.from(writeCalendar(planned, call.origin, others))
  return { mediaType: 'text/calendar; charset=utf-8', fileName: 'zvonok.ics', bytes, inline: true }
})

const findOpen = (db: Db, accountId: string) =>
  db
    .selectFrom('calendar_feeds')
    .select('id')
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

const close = (db: Db, accountId: string) =>
  db
    .updateTable('calendar_feeds')
    .set({ revoked_at: now() })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
