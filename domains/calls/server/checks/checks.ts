import { now } from '#server/clock'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { iceFor } from '../media/ice.ts'
import { warmUp } from '../media/studio.ts'

/** The engine wakes up while somebody looks into their camera. */
export const getCheck = handleQuery(contract.getCheck, async ({ tx, actor }) => {
  warmUp()
  const row = await tx
    .selectFrom('device_checks')
    .innerJoin('people', 'people.id', 'device_checks.person_id')
    .selectAll('device_checks')
    .where('people.account_id', '=', actor.accountId)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  const ice = iceFor(actor.accountId)
  if (!row) return { last: null, ice }
  const { at, device, camera, microphone, speaker, network, down_kbit, up_kbit, rtt_ms } = row
  const found = { device, camera, microphone, speaker, network, downKbit: down_kbit, upKbit: up_kbit, rttMs: rtt_ms }
  return { last: { ...found, at: at.toISOString() }, ice }
})

/** One row of each person that the account is: the latest. */
export const keepCheck = handleCommand(contract.keepCheck, async ({ tx, actor, input }) => {
  const { downKbit, upKbit, rttMs, ...found } = input
  const people = await tx
    .selectFrom('people')
    .select(['id', 'organization_id'])
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  for (const { id, organization_id } of people) {
    const row = { ...found, at: now(), down_kbit: downKbit, up_kbit: upKbit, rtt_ms: rttMs }
    await tx
      .insertInto('device_checks')
      .values({ person_id: id, organization_id, ...row })
      .onConflict((oc) => oc.column('person_id').doUpdateSet(row))
      .execute()
  }
  return {}
})
