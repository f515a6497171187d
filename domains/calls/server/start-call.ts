import { holdChat, postMessage } from '#domains/chats'
import { accessHat } from '#domains/people'
import { readHours } from '#domains/quiet'
import { isStaff } from '#rules/people'
import { decide, isUnderWorkingHours } from '#rules/quiet'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { addJob } from '#server/jobs'
import { takeAttempt } from '#server/limits'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { nextOf } from '../rules/occurrences.ts'
import { canStart, RINGS_SECONDS } from '../rules.ts'
import { lookAfter } from './look-after.ts'
import { warmUp } from './media/studio.ts'
import { accessPlanned } from './planned/access.ts'
import { skipsOf, tellPlanned } from './planned/saying.ts'
import { planOf } from './planned/views.ts'
import { quietForCalls } from './refusals.ts'
import { ring } from './ring.ts'
import { tellChat } from './tell.ts'
import { readChatCall } from './views.ts'

/** Whoever may begins a call in a chat: a line stands there, and it rings. One call at a time. */
export const startCall = handleCommand(contract.startCall, async ({ tx, actor, input, after }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  const { organizationId, personId } = chat
  const staff = isStaff((await accessHat(tx, actor, organizationId)).roles)
  if (!canStart(chat.facts, staff)) {
    throw forbidden(
      'Звонок в этом чате начинает учитель или тот, кто отвечает за чат',
      'A call in this chat is for a teacher, or whoever answers for the chat, to begin',
    )
  }
  await takeAttempt('calls.start', actor.accountId, 30, 3600)
  await refuseAtNight(tx, chat, staff)
  await refuseSecond(tx, chat.id)
  const planned = input.plannedId ? await findPlannedDay(tx, actor, input.plannedId, chat.id) : undefined
  const at = now()
  const on = chat.facts.kind === 'direct' ? at : null
  await tx
    .insertInto('calls')
    .values({
      id: input.id,
      organization_id: organizationId,
      chat_id: chat.id,
      kind: input.kind,
      started_by: personId,
      started_at: at,
      speak_at: at,
      show_at: at,
      share_at: on,
      ...(planned ? { planned_id: planned.id, planned_day: planned.day } : {}),
    })
    .execute()
  await postMessage(tx, {
    id: input.id,
    chatId: chat.id,
    personId,
    text: input.kind === 'video' ? 'Видеозвонок' : 'Аудиозвонок',
    attachment: { type: 'call', id: input.id },
  })
  await tellChat(tx, input.id, personId)
  if (planned) await tellPlanned(tx, planned.id, personId)
  await ring(tx, { callId: input.id, chatId: chat.id, organizationId, personId })
  const runAt = new Date(at.getTime() + RINGS_SECONDS * 1000)
  await addJob(tx, lookAfter, { callId: input.id }, { runAt, key: `call ${input.id}` })
  after(warmUp)
  return readChatCall(tx, input.id)
})

const EARLY = 60 * 60_000

/** The day of the plan that it is begun for: an hour before it at the earliest. */
async function findPlannedDay(tx: Tx, actor: Actor, plannedId: string, chatId: string) {
  const { row, chatIds } = await accessPlanned(tx, actor, plannedId)
  if (row.called_off_at || chatIds[0] !== chatId)
    throw conflict(
      'Этот звонок отменён или проводится в другом чате',
      'This call is called off, or held in another chat',
    )
  const next = nextOf(planOf(row), now(), await skipsOf(tx, plannedId))
  if (!next || next.startsAt.getTime() - now().getTime() > EARLY)
    throw conflict('Начать можно за час до назначенного времени', 'It can be begun an hour before its time')
  return { id: row.id, day: next.day }
}

/** A call cannot wait for the morning as a message does: it is refused, and says from when one may call. */
async function refuseAtNight(tx: Db, chat: Awaited<ReturnType<typeof holdChat>>, staff: boolean): Promise<void> {
  const school = (await readHours(tx, [chat.organizationId])).get(chat.organizationId)
  if (!school) return
  const { kind, automatic, follows } = chat.facts
  const peer = kind === 'direct' ? await isPeerStaff(tx, chat.id, chat.personId) : undefined
  const working = isUnderWorkingHours({
    kind,
    automatic,
    follows,
    senderIsStaff: staff,
    ...(peer === undefined ? {} : { peerIsStaff: peer }),
  })
  const verdict = decide(school.hours, { now: now(), zone: school.zone, working })
  if (verdict.kind !== 'now') throw quietForCalls(verdict.until, school.zone)
}

async function isPeerStaff(tx: Db, chatId: string, personId: string): Promise<boolean> {
  const roles = await tx
    .selectFrom('chat_seats')
    .innerJoin('person_roles', 'person_roles.person_id', 'chat_seats.person_id')
    .select('role')
    .where('chat_id', '=', chatId)
    .where('chat_seats.person_id', '!=', personId)
    .where('chat_seats.left_at', 'is', null)
    .execute()
  return isStaff(roles.map(({ role }) => role))
}

async function refuseSecond(tx: Db, chatId: string): Promise<void> {
  const going = await tx
    .selectFrom('calls')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (going)
    throw conflict('Звонок в этом чате уже идёт: присоединитесь к нему', 'A call goes on here already: join it')
}
