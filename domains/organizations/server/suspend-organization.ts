import { resumeSchool, suspendSchool } from '#domains/people'
import { note } from '#server/audit'
import { tell } from '#server/bus'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'

/** Nobody comes in until it is resumed; nothing is lost, and its people read why. */
export const suspendOrganization = handleCommand(
  contract.suspendOrganization,
  async ({ tx, actor, input: { organizationId, reason }, after }) => {
    if (await holdOrganization(tx, organizationId)) {
      throw conflict('Школа уже приостановлена', 'The school is suspended already')
    }
    await set(tx, organizationId, { suspended_at: now(), suspended_by: actor.accountId, suspended_for: reason })
    const accountIds = await suspendSchool(tx, organizationId, actor.accountId)
    after(() => askAnew(accountIds))
    for (const chain of [null, organizationId]) {
      const object = { kind: 'organization', id: organizationId }
      note(tx, {
        organizationId: chain,
        action: 'organizations.suspendOrganization',
        byAccountId: actor.accountId,
        object,
        reason,
      })
    }
    return {}
  },
)

export const resumeOrganization = handleCommand(
  contract.resumeOrganization,
  async ({ tx, actor, input: { organizationId }, after }) => {
    if (!(await holdOrganization(tx, organizationId))) {
      throw conflict('Школа работает', 'The school is not suspended')
    }
    await set(tx, organizationId, { suspended_at: null, suspended_by: null, suspended_for: null })
    const accountIds = await resumeSchool(tx, organizationId, actor.accountId)
    after(() => askAnew(accountIds))
    for (const chain of [null, organizationId]) {
      const object = { kind: 'organization', id: organizationId }
      note(tx, {
        organizationId: chain,
        action: 'organizations.resumeOrganization',
        byAccountId: actor.accountId,
        object,
      })
    }
    return {}
  },
)

/** Two operators press at once: the second sees what the first has done. */
async function holdOrganization(tx: Tx, organizationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('organizations')
    .select('suspended_at')
    .where('id', '=', organizationId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('Такой школы нет', 'There is no such school')
  return row.suspended_at !== null
}

const set = (
  tx: Tx,
  organizationId: string,
  what: { suspended_at: Date | null; suspended_by: string | null; suspended_for: string | null },
) => tx.updateTable('organizations').set(what).where('id', '=', organizationId).execute()

/** Sockets hear the topics they were given when they said hello: they are to say it again. */
const askAnew = (accountIds: string[]) => {
  for (const accountId of accountIds) tell({ name: 'topicsMoved', accountId })
}
