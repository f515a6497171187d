import { checkAudience } from '#domains/announcements'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { stateOf } from '../rules.ts'
import { accessOpen } from './access.ts'
import { remindLater, say } from './saying.ts'
import { canPlan } from './settings.ts'
import { tellBroadcast } from './views.ts'

/** For the people of these chats; a card comes into each. */
export const planBroadcast = handleCommand(contract.planBroadcast, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!(await canPlan(tx, hat))) {
    throw forbidden(
      'Трансляции планирует администрация школы. Она может разрешить это всем сотрудникам',
      'Broadcasts are planned by the school’s administration, which may let all of the staff do so',
    )
  }
  const chatIds = [...new Set(input.chatIds)]
  await checkAudience(tx, hat.organizationId, chatIds, [hat.personId])
  if (!hat.administers) await leadsAll(tx, hat.personId, chatIds)
  await takeAttempt('broadcasts.plan', actor.accountId, 30, 3600)
  const row = await tx
    .insertInto('broadcasts')
    .values({
      id: input.id,
      organization_id: hat.organizationId,
      ...columnsOf(input),
      planned_by: hat.personId,
      planned_at: now(),
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict('Этот номер трансляции уже занят', 'This id is taken')
  await tx
    .insertInto('broadcast_chats')
    .values(chatIds.map((chat_id, place) => ({ broadcast_id: row.id, chat_id, place })))
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.planBroadcast',
    byPersonId: hat.personId,
    object: { kind: 'broadcast', id: row.id },
  })
  const view = await tellBroadcast(tx, row.id, hat.personId)
  await say(tx, row, 'planned')
  await remindLater(tx, row)
  return view
})

export const changeBroadcast = handleCommand(contract.changeBroadcast, async ({ tx, actor, input }) => {
  const { row: before, personId } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  if (stateOf(before) === 'live') {
    throw conflict('Эфир уже идёт: изменить трансляцию нельзя', 'It is on the air: it cannot be changed')
  }
  const row = await tx
    .updateTable('broadcasts')
    .set(columnsOf(input))
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.changeBroadcast',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
  })
  const view = await tellBroadcast(tx, row.id, personId)
  if (row.starts_at.getTime() !== before.starts_at.getTime()) {
    await say(tx, row, 'changed')
    await remindLater(tx, row)
  }
  return view
})

/** Whoever is no administrator asks the people of chats that are theirs. */
async function leadsAll(tx: Tx, personId: string, chatIds: string[]): Promise<void> {
  const led = await tx
    .selectFrom('chat_seats')
    .select('chat_id')
    .where('chat_id', 'in', chatIds)
    .where('person_id', '=', personId)
    .where('part', '=', 'owner')
    .where('left_at', 'is', null)
    .execute()
  if (led.length === chatIds.length) return
  throw forbidden(
    'Вы можете вести трансляцию для своих чатов. Для остальных её планирует администрация',
    'You may broadcast to chats that are yours. For others the administration plans it',
  )
}

type About = Pick<contract.Broadcast, 'title' | 'about' | 'startsAt' | 'recorded' | 'comments'>

const EARLY = 5 * 60_000
const LATEST = 400 * 24 * 3600_000

function columnsOf({ title, about, startsAt, recorded, comments }: About) {
  const starts_at = new Date(startsAt)
  const ahead = starts_at.getTime() - now().getTime()
  if (ahead < -EARLY || ahead > LATEST) {
    throw invalid(
      'Это время уже прошло. Выберите более позднее',
      'That time has passed. Choose a later one',
      'startsAt',
    )
  }
  return { title, about, starts_at, recorded, comments }
}
