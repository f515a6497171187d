import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { findCases, findWaiting } from './desk.ts'

/** Over all the schools of an account. */
export const countDesk = handleQuery(contract.countDesk, async ({ tx, actor }) => {
  const people = await tx
    .selectFrom('people')
    .select(['id', 'organization_id'])
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  let waiting = 0
  for (const { organization_id } of people) {
    const hat = await accessHat(tx, actor, organization_id)
    waiting += (await findCases(tx, hat, 'open')).length + (await findWaiting(tx, hat)).length
    if (hat.administers) waiting += await countAppeals(tx, hat)
  }
  return {
    waiting,
    mine: await countMine(
      tx,
      people.map(({ id }) => id),
    ),
  }
})

type Ask = Parameters<typeof findCases>[0]

async function countAppeals(tx: Ask, hat: { organizationId: string; personId: string }): Promise<number> {
  const row = await tx
    .selectFrom('measures')
    .innerJoin('appeals', 'appeals.measure_id', 'measures.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization_id', '=', hat.organizationId)
    .where('decided_at', 'is', null)
    .where('person_id', '<>', hat.personId)
    .where('taken_by', '<>', hat.personId)
    .executeTakeFirstOrThrow()
  return row.count
}

async function countMine(tx: Ask, personIds: string[]): Promise<number> {
  if (personIds.length === 0) return 0
  const row = await tx
    .selectFrom('measures')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', 'in', personIds)
    .where('confirmed_at', 'is', null)
    .where('lifted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
