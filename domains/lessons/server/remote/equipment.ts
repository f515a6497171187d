import { accessHat, spokenName } from '#domains/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { notFound } from '#server/errors'
import { type Actor, handleCommand, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'

type Device = 'pc' | 'laptop' | 'tablet' | 'phone'

/** R110: what there is at home, as the pupil, a guardian or the teacher says it of themselves and their children. */
export const listEquipment = handleQuery(contract.listEquipment, async ({ tx, actor, input }) => {
  const { personId, roles } = await accessHat(tx, actor, input.organizationId)
  const alone = roles.every((role) => role === 'guardian')
  const rows = await tx
    .selectFrom('people')
    .leftJoin('equipment', 'person_id', 'people.id')
    .selectAll('equipment')
    .select(['people.id', 'last_name', 'first_name', 'patronymic'])
    .where('left_at', 'is', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        ...(alone ? [] : [eb('people.id', '=', personId)]),
        eb('people.id', 'in', selectFrom('bonds_seeing').select('pupil_id').where('guardian_id', '=', personId)),
      ]),
    )
    .orderBy('first_name')
    .execute()
  return {
    people: rows.map((row) => ({
      id: row.id,
      name: spokenName(row, []),
      self: row.id === personId,
      has:
        row.person_id === null
          ? null
          : {
              devices: row.devices as Device[],
              camera: row.camera!,
              microphone: row.microphone!,
              sound: row.sound!,
              internet: row.internet!,
            },
    })),
  }
})

export const setEquipment = handleCommand(contract.setEquipment, async ({ tx, actor, input }) => {
  const { personId, ...has } = input
  const toldBy = await accessOwn(tx, actor, personId)
  const said = { ...has, told_by: toldBy, told_at: now() }
  await tx
    .insertInto('equipment')
    .values({ person_id: personId, ...said })
    .onConflict((oc) => oc.column('person_id').doUpdateSet(said))
    .execute()
  return {}
})

/** Oneself, or one's child. */
async function accessOwn(db: Db, actor: Actor, personId: string): Promise<string> {
  const row = await db
    .selectFrom('people as mine')
    .leftJoin('bonds_seeing', (join) => join.onRef('guardian_id', '=', 'mine.id').on('pupil_id', '=', personId))
    .select('mine.id')
    .where('mine.account_id', '=', actor.accountId)
    .where('mine.left_at', 'is', null)
    .where(({ eb, or }) => or([eb('mine.id', '=', personId), eb('pupil_id', '=', personId)]))
    .executeTakeFirst()
  if (!row) throw notFound('Такого человека нет в вашей семье', 'There is no such person in your family')
  return row.id
}
