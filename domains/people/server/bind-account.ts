import { bindSeats } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { tellFollowers } from './follow-people.ts'
import { mergePeople } from './merge-people.ts'
import { tellHats, tellSchool } from './tell.ts'

/**
 * Gives a person of the school's list the way in. An account that already is somebody in this school stays that
 * person, and the two records become one; answers with the person it now is.
 */
export async function bindAccount(
  tx: Tx,
  { personId, accountId }: { personId: string; accountId: string },
): Promise<string> {
  const person = await tx
    .selectFrom('people')
    .select(['id', 'organization_id', 'account_id'])
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!person || (person.account_id && person.account_id !== accountId)) throw hasAnother()
  if (person.account_id === accountId) return personId
  await refuseSuspended(tx, person.organization_id)

  const already = await tx
    .selectFrom('people')
    .select('id')
    .where('account_id', '=', accountId)
    .where('organization_id', '=', person.organization_id)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (already) {
    await mergePeople(tx, { from: personId, into: already.id, organizationId: person.organization_id })
    await tellFollowers((follower) => follower.joined?.(tx, personId, accountId))
    return already.id
  }
  await tx.updateTable('people').set({ account_id: accountId, joined_at: now() }).where('id', '=', personId).execute()
  await bindSeats(tx, { personId, accountId })
  await tellHats(tx, [personId], personId)
  await tellSchool(tx, person.organization_id, personId, { joins: [accountId] })
  await tellFollowers((follower) => follower.joined?.(tx, personId, accountId))
  return personId
}

const hasAnother = () =>
  conflict(
    'Этот человек уже вошёл под другим входом или выбыл. Обратитесь к администратору школы',
    'This person has already joined with another account, or has left. Ask the school’s administrator',
  )

async function refuseSuspended(tx: Tx, organizationId: string): Promise<void> {
  const { suspended_at } = await tx
    .selectFrom('organizations')
    .select('suspended_at')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  if (!suspended_at) return
  throw forbidden(
    'Школа приостановлена оператором. Сохраните лист или ссылку: когда она откроется, они подойдут',
    'The school is suspended by the operator. Keep the sheet or link: it fits again once the school is open',
  )
}
