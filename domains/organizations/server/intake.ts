import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'

export const getIntake = handleQuery(contract.getIntake, async ({ tx }) => {
  const stop = await findStop(tx)
  return { stopped: stop ? { words: stop.words, since: stop.stopped_at.toISOString() } : null }
})

/** What has been sent in already is decided as before. */
export const setIntake = handleCommand(contract.setIntake, async ({ tx, actor, input: { open, words } }) => {
  note(tx, {
    organizationId: null,
    action: 'organizations.setIntake',
    byAccountId: actor.accountId,
    reason: open ? null : words,
    details: { enabled: open },
  })
  if (open) {
    await tx.deleteFrom('intake_stops').execute()
    return {}
  }
  const stop = { words, stopped_by: actor.accountId, stopped_at: now() }
  await tx
    .insertInto('intake_stops')
    .values(stop)
    .onConflict((oc) => oc.column('one').doUpdateSet(stop))
    .execute()
  return {}
})

export async function refuseClosedIntake(db: Db): Promise<void> {
  const stop = await findStop(db)
  if (!stop) return
  throw conflict(
    `Заявки новых школ сейчас не принимаются. ${stop.words}`.trim(),
    `New schools are not taken now. ${stop.words}`.trim(),
  )
}

const findStop = (db: Db) => db.selectFrom('intake_stops').select(['words', 'stopped_at']).executeTakeFirst()
