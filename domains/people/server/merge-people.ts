import { seatPeople } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { sameName } from '../rules.ts'
import { readRoles } from './access.ts'
import { grantRoles } from './add-person.ts'
import { tellFollowers } from './follow-people.ts'
import { nameOf } from './names.ts'
import { canBeOnePerson } from './policy.ts'
import { tellHats, tellSchool } from './tell.ts'

/** Two records are one human being: roles, children, guardians and class seats of `from` move to `into`, and `from` leaves. */
export async function mergePeople(
  tx: Tx,
  { from, into, organizationId }: { from: string; into: string; organizationId: string },
): Promise<void> {
  const fromRow = await readRow(tx, from)
  const intoRow = await readRow(tx, into)
  const [fromRoles, intoRoles] = [await readRoles(tx, from), await readRoles(tx, into)]
  if (!canBeOnePerson(fromRoles, intoRoles, sameName(nameOf(fromRow), nameOf(intoRow)))) throw ownWayIn()

  await grantRoles(tx, into, fromRoles, into)
  await moveBonds(tx, from, into)
  await tellFollowers((follower) => follower.merged?.(tx, from, into, into))
  await tx.updateTable('people').set({ left_at: now() }).where('id', '=', from).execute()
  await tx
    .updateTable('people')
    .set({
      post: intoRow.post ?? fromRow.post,
      patronymic: intoRow.patronymic ?? fromRow.patronymic,
      verified_at: intoRow.verified_at ?? fromRow.verified_at,
      verified_by: intoRow.verified_by ?? fromRow.verified_by,
    })
    .where('id', '=', into)
    .execute()
  await seatPeople(tx, { organizationId, personIds: [from, into], actorId: into })
  await tellHats(tx, [into], into)
  await tellSchool(tx, organizationId, into)
}

const readRow = (tx: Tx, id: string) =>
  tx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function moveBonds(tx: Tx, from: string, into: string): Promise<void> {
  for (const [own, other] of [
    ['guardian_id', 'pupil_id'],
    ['pupil_id', 'guardian_id'],
  ] as const) {
    await tx
      .updateTable('guardianships')
      .set({ [own]: into })
      .where(own, '=', from)
      .where(other, 'not in', tx.selectFrom('guardianships').select(other).where(own, '=', into))
      .execute()
    await tx.deleteFrom('guardianships').where(own, '=', from).execute()
  }
}

const ownWayIn = () =>
  conflict(
    'Сейчас вы вошли как другой человек. Выйдите и откройте это ещё раз: у каждого обучающегося свой вход',
    'You are signed in as somebody else. Sign out and open this again: every pupil has an own way in',
  )
