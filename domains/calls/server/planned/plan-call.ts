import { holdChat } from '#domains/chats'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { type Actor, handleCommand } from '#server/operation'
import type { When } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { firstDayOf, nextOf } from '../../rules/occurrences.ts'
import { canStart } from '../../rules.ts'
import { accessManaged } from './access.ts'
import { remindLater, sayPlanned } from './saying.ts'
import { minuteOf, planOf, readPlanned } from './views.ts'

/** Whoever may call in each of these chats plans a call of them all; a card says so in each (R078, R092). */
export const planCall = handleCommand(contract.planCall, async ({ tx, actor, input }) => {
  const chats = await holdAll(tx, actor, input.chatIds)
  const { organizationId, personId } = chats[0]!
  await takeAttempt('calls.plan', actor.accountId, 60, 3600)
  const timeZone = await zoneOf(tx, organizationId)
  const row = await tx
    .insertInto('planned_calls')
    .values({
      id: input.id,
      organization_id: organizationId,
      kind: input.kind,
      title: input.title,
      agenda: input.agenda,
      ...columnsOf(input.when, timeZone),
      created_by: personId,
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict('Этот номер звонка уже занят', 'This id is taken')
  const invited = chats.map(({ id }, place) => ({ planned_id: row.id, chat_id: id, place }))
  await tx.insertInto('planned_call_chats').values(invited).execute()
  await sayPlanned(tx, row, 'planned')
  await remindLater(tx, row)
  return readPlanned(tx, row.id)
})

export const changePlanned = handleCommand(contract.changePlanned, async ({ tx, actor, input }) => {
  const { row: before } = await accessManaged(tx, actor, input.plannedId)
  const row = await tx
    .updateTable('planned_calls')
    .set({
      kind: input.kind,
      title: input.title,
      agenda: input.agenda,
      ...columnsOf(input.when, before.time_zone),
      changed_at: now(),
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  // What was said of another hour is said anew.
  await tx.deleteFrom('planned_call_reminders').where('planned_id', '=', row.id).execute()
  await sayPlanned(tx, row, 'changed')
  await remindLater(tx, row)
  return readPlanned(tx, row.id)
})

async function holdAll(tx: Tx, actor: Actor, chatIds: string[]) {
  const chats = []
  for (const chatId of new Set(chatIds)) {
    const chat = await holdChat(tx, actor, chatId)
    const { roles } = await accessHat(tx, actor, chat.organizationId)
    // A consultation is for two (R096); who of them plans it is the one whose hours it takes.
    if (!canStart(chat.facts, isStaff(roles)) || (chat.facts.kind === 'direct' && !isStaff(roles))) {
      throw forbidden(
        'Звонок в этом чате планирует учитель или тот, кто отвечает за чат',
        'A call in this chat is for a teacher, or whoever answers for the chat, to plan',
      )
    }
    if (chats.length > 0 && chats[0]!.organizationId !== chat.organizationId) {
      throw invalid('Чаты должны быть одной школы', 'The chats must be of one school', 'chatIds')
    }
    chats.push(chat)
  }
  if (chats.length > 1 && chats.some(({ facts }) => facts.kind === 'direct')) {
    throw invalid('Звонок двоих — только для них двоих', 'A call of two is for the two alone', 'chatIds')
  }
  return chats
}

async function zoneOf(tx: Tx, organizationId: string): Promise<string> {
  const school = tx.selectFrom('organizations').select('time_zone').where('id', '=', organizationId)
  return (await school.executeTakeFirstOrThrow()).time_zone
}

function columnsOf({ day, time, minutes, repeat, until }: When, timeZone: string) {
  const columns = {
    first_day: firstDayOf(day, repeat),
    start_minute: minuteOf(time),
    minutes,
    time_zone: timeZone,
    repeat,
    until_day: repeat === 'once' ? null : until,
  }
  const next = nextOf(planOf(columns as Parameters<typeof planOf>[0]), now())
  if (!next) {
    throw until && repeat !== 'once'
      ? invalid(
          'В эти дни звонков не получается: проверьте даты',
          'No call falls on these days: check the dates',
          'when',
        )
      : invalid('Это время уже прошло. Выберите более позднее', 'That time has passed. Choose a later one', 'when')
  }
  return columns
}
