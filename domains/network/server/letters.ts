import { sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { refusedAs } from '#server/errors'
import { append } from '#server/events'
import { takeAttempt } from '#server/limits'
import { type Actor, handleCommand, handleQuery } from '#server/operation'
import type { Letter } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessSchool, accessWatched, COVERS, findTerritories, noThread } from './access.ts'

interface Thread {
  organizationId: string
  curatorId: string
}

export const listLetters = handleQuery(contract.listLetters, async ({ tx, actor, input }) => {
  const { personId } = await accessThread(tx, actor, input)
  return { letters: await viewLetters(tx, input, personId !== null) }
})

export const writeLetter = handleCommand(contract.writeLetter, async ({ tx, actor, input }) => {
  const { organizationId, curatorId } = input
  const { personId } = await accessThread(tx, actor, input)
  await takeAttempt('network.writeLetter', actor.accountId, 60, 3600)
  const row = { id: input.id, organization_id: organizationId, curator_id: curatorId, person_id: personId }
  await tx
    .insertInto('curator_letters')
    .values({ ...row, text: input.text })
    .execute()
  await tell(tx, input, personId ?? actor.accountId)
  return (await viewLetters(tx, input, personId !== null)).find(({ id }) => id === input.id)!
})

export const readLetters = handleCommand(contract.readLetters, async ({ tx, actor, input }) => {
  const { personId } = await accessThread(tx, actor, input)
  const read = await tx
    .updateTable('curator_letters')
    .set({ read_at: now() })
    .where('organization_id', '=', input.organizationId)
    .where('curator_id', '=', input.curatorId)
    .where('read_at', 'is', null)
    .where('person_id', personId === null ? 'is not' : 'is', null)
    .returning('id')
    .execute()
  if (read.length > 0) await tell(tx, input, personId ?? actor.accountId)
  return {}
})

/** The curator of a territory where the school is, or the administration of that very school; nobody else knows of it. */
async function accessThread(db: Db, actor: Actor, { organizationId, curatorId }: Thread) {
  const mine = (await findTerritories(db, actor)).some(({ id }) => id === curatorId)
  if (mine) {
    await refusedAs(accessWatched(db, actor, organizationId, curatorId), noThread)
    return { personId: null }
  }
  const hat = await refusedAs(accessSchool(db, actor, organizationId), noThread)
  const { rows } = await sql`
    select from curators c join organizations o on ${COVERS} where c.id = ${curatorId} and o.id = ${organizationId}`.execute(
    db,
  )
  if (rows.length === 0) throw noThread()
  return { personId: hat.personId }
}

async function viewLetters(db: Db, { organizationId, curatorId }: Thread, school: boolean): Promise<Letter[]> {
  const { rows } = await sql<{ id: string; text: string; at: Date; from: string; of_school: boolean; read: boolean }>`
    select l.id, l.text, l.at, l.person_id is not null as of_school, l.read_at is not null as read,
      coalesce(nullif(concat_ws(' ', p.first_name, p.patronymic, p.last_name), ''), a.name) as from
    from curator_letters l join curators c on c.id = l.curator_id join accounts a on a.id = c.account_id
      left join people p on p.id = l.person_id
    where l.organization_id = ${organizationId} and l.curator_id = ${curatorId} order by l.at, l.id`.execute(db)
  return rows.map(({ id, text, at, from, of_school, read }) => ({
    id,
    text,
    at: at.toISOString(),
    from,
    mine: of_school === school,
    read,
  }))
}

/** Both sides ask again: the curator, and whoever administers the school. */
async function tell(tx: Tx, { organizationId, curatorId }: Thread, actorId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from curators where id = ${curatorId}
    union
    select p.account_id from people p join person_roles r on r.person_id = p.id
     where p.organization_id = ${organizationId} and p.left_at is null and p.account_id is not null
       and r.role = any(${GOVERNING})
    order by 1`.execute(tx)
  for (const { account_id } of rows)
    await append(tx, `account:${account_id}`, contract.lettersChanged, {}, actorId, { view: {} })
}
