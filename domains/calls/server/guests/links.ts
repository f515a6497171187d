import type { Selectable } from 'kysely'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Database, Db } from '#server/db'
import { conflict, forbidden, invalid, notFound } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { type Actor, handleCommand, handleQuery } from '#server/operation'
import type { GuestLink } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { nextOf } from '../../rules/occurrences.ts'
import { accessHosted, noPerson } from '../access.ts'
import { leave } from '../leave-call.ts'
import { settleLater } from '../media/studio.ts'
import { accessManaged } from '../planned/access.ts'
import { skipsOf } from '../planned/saying.ts'
import { planOf } from '../planned/views.ts'
import { hashOf, holdGuest, tokenOf } from './guest.ts'

type Row = Selectable<Database['call_guests']>

const viewLink = (row: Row, origin: string): GuestLink => ({
  id: row.id,
  name: row.name,
  from: row.from_where,
  url: `${origin}/guest/${tokenOf(row.id)}`,
  expiresAt: row.expires_at.toISOString(),
})

/** A host who works at the school answers for whom they bring in. */
async function accessDoor(
  db: Db,
  actor: Actor,
  { callId, plannedId }: { callId?: string | undefined; plannedId?: string | undefined },
) {
  if (Boolean(callId) === Boolean(plannedId)) throw invalid('Назовите один звонок', 'Name one call', 'callId')
  const door = callId
    ? await accessHosted(db, actor, callId, { lock: false }).then(({ row, personId }) => ({ row, personId }))
    : await accessManaged(db, actor, plannedId!, { lock: false }).then(({ row, chat }) => ({
        row,
        personId: chat.personId,
      }))
  const organizationId = door.row.organization_id
  if (!isStaff((await accessHat(db, actor, organizationId)).roles)) {
    throw forbidden('Гостей приглашают сотрудники школы', 'Guests are invited by the school’s staff')
  }
  return { organizationId, personId: door.personId, call_id: callId ?? null, planned_id: plannedId ?? null }
}

export const inviteGuest = handleCommand(contract.inviteGuest, async ({ tx, actor, input, call }) => {
  const { organizationId, personId, ...which } = await accessDoor(tx, actor, input)
  await takeAttempt('calls.inviteGuest', actor.accountId, 60, 3600)
  const row = await tx
    .insertInto('call_guests')
    .values({
      id: input.id,
      organization_id: organizationId,
      ...which,
      name: input.name,
      from_where: input.from,
      token_hash: hashOf(tokenOf(input.id)),
      created_by: personId,
      expires_at: new Date(now().getTime() + input.hours * 3600_000),
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict('Этот номер уже занят', 'This id is taken')
  note(tx, {
    organizationId,
    action: 'calls.inviteGuest',
    byPersonId: personId,
    object: { kind: 'guest', id: row.id },
  })
  return viewLink(row, call.origin)
})

export const listGuests = handleQuery(contract.listGuests, async ({ tx, actor, input, call }) => {
  const { call_id, planned_id } = await accessDoor(tx, actor, input)
  let rows = tx.selectFrom('call_guests').selectAll().where('revoked_at', 'is', null).where('expires_at', '>', now())
  rows = call_id ? rows.where('call_id', '=', call_id) : rows.where('planned_id', '=', planned_id)
  return { guests: (await rows.orderBy('created_at').execute()).map((row) => viewLink(row, call.origin)) }
})

export const revokeGuest = handleCommand(contract.revokeGuest, async ({ tx, actor, input, after }) => {
  const row = await tx.selectFrom('call_guests').selectAll().where('id', '=', input.guestId).executeTakeFirst()
  if (!row) throw noPerson()
  const which = { callId: row.call_id ?? undefined, plannedId: row.planned_id ?? undefined }
  const { organizationId, personId } = await accessDoor(tx, actor, which).catch((refused) =>
    Promise.reject(refused.code === 'not_found' ? noPerson() : refused),
  )
  if (row.revoked_at) return {}
  await tx
    .updateTable('call_guests')
    .set({ revoked_at: now(), revoked_by: personId })
    .where('id', '=', row.id)
    .execute()
  note(tx, { organizationId, action: 'calls.revokeGuest', byPersonId: personId, object: { kind: 'guest', id: row.id } })
  const places = tx.selectFrom('call_people').selectAll().where('person_id', '=', row.id).where('left_at', 'is', null)
  for (const place of await places.execute()) {
    const held = tx.selectFrom('calls').selectAll().where('id', '=', place.call_id).forUpdate()
    const there = await held.executeTakeFirstOrThrow()
    if (!there.ended_at) await leave(tx, there, place)
    after(() => settleLater(place.call_id))
  }
  return {}
})

export const openGuest = handleCommand(contract.openGuest, async ({ tx, input, call }) => {
  const { guest } = await holdGuest(tx, input.token, call.ip)
  const school = tx.selectFrom('organizations').select('short_name').where('id', '=', guest.organization_id)
  const plan = guest.planned_id
    ? await tx.selectFrom('planned_calls').selectAll().where('id', '=', guest.planned_id).executeTakeFirstOrThrow()
    : undefined
  const going = await tx
    .selectFrom('calls')
    .select('id')
    .where('ended_at', 'is', null)
    .where(guest.call_id ? 'id' : 'planned_id', '=', guest.call_id ?? guest.planned_id)
    .executeTakeFirst()
  const next = plan && !plan.called_off_at ? nextOf(planOf(plan), now(), await skipsOf(tx, plan.id)) : undefined
  if (!going && !next) throw notFound('Этот звонок уже закончился', 'This call is over')
  return {
    name: guest.name,
    school: (await school.executeTakeFirstOrThrow()).short_name,
    title: plan?.title ?? '',
    startsAt: next?.startsAt.toISOString() ?? null,
    callId: going?.id ?? null,
  }
})
