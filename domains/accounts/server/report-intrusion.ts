import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import { enqueueOutgoing } from '#server/outgoing'
import * as contract from '../contract.ts'
import { tellSecurity } from './factors.ts'
import { endSessionsOf, tellEnded } from './sessions.ts'
import { tellKeepers } from './tell-keepers.ts'

/** R143, R144: the school's administrators and the operators learn of it at once; nobody else stays signed in. */
export const reportIntrusion = handleCommand(contract.reportIntrusion, async ({ tx, actor, input, call, after }) => {
  const { accountId } = actor
  await takeAttempt('accounts.reportIntrusion', accountId, 5, 3600)
  const { id, words, lock } = input
  await tx
    .insertInto('intrusion_reports')
    .values({ id, account_id: accountId, words, locked: lock, settled_at: null, settled_by: null })
    .execute()
  if (lock) await lockAccount(tx, accountId)
  const ended = await endSessionsOf(tx, accountId, lock ? {} : { except: actor.sessionId })
  if (lock) call.setSession(null)
  const hats = await readHats(tx, accountId)
  for (const { id: personId, organization_id: organizationId } of hats) {
    const action = 'accounts.reportIntrusion'
    note(tx, {
      organizationId,
      action,
      byPersonId: personId,
      byAccountId: accountId,
      about: personId,
      details: { lock },
    })
  }
  await writeToKeepers(tx, accountId, lock, hats)
  await tellSecurity(tx, accountId)
  await tellKeepers(tx, accountId)
  after(() => tellEnded(ended))
  return {}
})

const lockAccount = (tx: Tx, accountId: string) =>
  tx
    .insertInto('account_locks')
    .values({ account_id: accountId, locked_by: accountId, reason: 'intrusion' })
    .onConflict((oc) => oc.doNothing())
    .execute()

const readHats = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('people')
    .select(['id', 'organization_id'])
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .execute()

/** Nobody's phone or address is in the letter: what it says is seen inside. */
async function writeToKeepers(
  tx: Tx,
  accountId: string,
  locked: boolean,
  hats: { organization_id: string }[],
): Promise<void> {
  const { name } = await tx.selectFrom('accounts').select('name').where('id', '=', accountId).executeTakeFirstOrThrow()
  const schools = hats.map(({ organization_id }) => organization_id)
  const administrators = schools.length
    ? await tx
        .selectFrom('people')
        .innerJoin('person_roles', 'person_id', 'people.id')
        .innerJoin('accounts', 'accounts.id', 'people.account_id')
        .select('email')
        .where('organization_id', 'in', schools)
        .where('left_at', 'is', null)
        .where('role', 'in', ['administrator', 'additionalAdministrator'])
        .execute()
    : []
  const operators = await tx
    .selectFrom('operators')
    .innerJoin('accounts', 'accounts.id', 'operators.account_id')
    .select('email')
    .execute()
  const addresses = new Set([...administrators, ...operators].flatMap(({ email }) => email ?? []))
  const state = locked ? 'Аккаунт закрыт по просьбе владельца.' : 'Остальные сеансы завершены, аккаунт открыт.'
  for (const address of addresses) {
    await enqueueOutgoing(tx, {
      channel: 'mail',
      address,
      subject: '«Звонок»: кто-то воспользовался чужим аккаунтом',
      body: `${name} сообщает: аккаунтом воспользовался кто-то другой. ${state}\n\nУбедитесь, что это он или она, и дайте новый лист активации: «Школа → Люди».`,
    })
  }
}
