import { spokenName } from '#domains/people'
import { note } from '#server/audit'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOpen } from './access.ts'
import { emptyHall } from './audience.ts'
import { tellBroadcast } from './views.ts'

/** Another of the staff leads it: whoever was to is ill, or the other one has the camera. */
export const handOver = handleCommand(contract.handOver, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  const [next] = await readStaff(tx, row.organization_id, input.personId)
  if (!next) {
    throw invalid(
      'Вести эфир может сотрудник школы, который уже входил на площадку. Выберите другого',
      'A broadcast is led by somebody of the staff who has signed in already. Choose another',
      'personId',
    )
  }
  await tx.updateTable('broadcasts').set({ led_by: next.id }).where('id', '=', row.id).execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.handOver',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
    about: next.id,
  })
  after(() => emptyHall(row.id))
  return tellBroadcast(tx, row.id, personId)
})

export const listPresenters = handleQuery(contract.listPresenters, async ({ tx, actor, input }) => {
  const { row } = await accessOpen(tx, actor, input.broadcastId)
  const others = (await readStaff(tx, row.organization_id)).filter(({ id }) => id !== (row.led_by ?? row.planned_by))
  return { presenters: others.map((one) => ({ personId: one.id, name: spokenName(one, ['employee']) })) }
})

/** Whoever can sign in, and is neither a pupil nor a guardian alone. */
function readStaff(db: Db, organizationId: string, personId?: string) {
  let staff = db
    .selectFrom('people')
    .select(['id', 'last_name', 'first_name', 'patronymic'])
    .where('organization_id', '=', organizationId)
    .where('account_id', 'is not', null)
    .where('left_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_roles')
          .select('role')
          .whereRef('person_id', '=', 'people.id')
          .where('role', 'not in', ['pupil', 'guardian']),
      ),
    )
  if (personId) staff = staff.where('id', '=', personId)
  return staff.orderBy('last_name').orderBy('first_name').execute()
}
