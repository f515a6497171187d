import { holdChat } from '#domains/chats'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import { now } from '#server/clock'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { canStart, mayCaption, mayShare, mayShow, maySpeak, PICTURES, RINGS_SECONDS } from '../rules.ts'
import { accessCall, accessHosted, isWaiting } from './access.ts'
import { engineName } from './media/choose.ts'
import { iceFor } from './media/ice.ts'
import { isTaped } from './media/taping.ts'
import { readCall, viewChatCalls } from './views.ts'

export const getCall = handleQuery(contract.getCall, async ({ tx, actor, input }) => {
  const { row, seat, host, personId, switches, guest, mine } = await accessCall(tx, actor, input.callId)
  const staff = host && !guest && isStaff((await accessHat(tx, actor, row.organization_id)).roles)
  const topic = await tx.selectFrom('topics').select('last_seq').where('topic_id', '=', row.id).executeTakeFirst()
  const standing = { host: host || seat.kind === 'direct', silenced: seat.silenced, switches }
  return {
    call: await readCall(tx, row.id),
    seq: topic?.last_seq ?? 0,
    me: personId,
    direct: seat.kind === 'direct',
    pictures: PICTURES[engineName()],
    ice: iceFor(personId),
    recorded: await isTaped(tx, row.id),
    can: {
      host,
      invite: staff,
      speak: maySpeak(standing),
      show: mayShow(standing),
      share: mayShare(standing),
      caption: guest === null && mayCaption(standing, Boolean(mine?.captions_at)),
    },
  }
})

export const listChatCalls = handleQuery(contract.listChatCalls, async ({ tx, actor, input }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  const staff = isStaff((await accessHat(tx, actor, chat.organizationId)).roles)
  return { calls: await viewChatCalls(tx, { chatId: chat.id }), can: { start: canStart(chat.facts, staff) } }
})

export const listRinging = handleQuery(contract.listRinging, async ({ tx, actor }) => {
  const rows = await tx
    .selectFrom('call_people')
    .innerJoin('calls', 'calls.id', 'call_people.call_id')
    .innerJoin('chat_seats', (join) =>
      join
        .onRef('chat_seats.chat_id', '=', 'calls.chat_id')
        .onRef('chat_seats.person_id', '=', 'call_people.person_id'),
    )
    .select('calls.id')
    .where('call_people.account_id', '=', actor.accountId)
    .where('chat_seats.left_at', 'is', null)
    .where('rang_at', '>', new Date(now().getTime() - RINGS_SECONDS * 1000))
    .where('declined_at', 'is', null)
    .where('asked_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  return { calls: await viewChatCalls(tx, { ids: rows.map(({ id }) => id) }) }
})

export const listWaiting = handleQuery(contract.listWaiting, async ({ tx, actor, input }) => {
  const { row } = await accessHosted(tx, actor, input.callId, { lock: false })
  const people = await tx
    .selectFrom('call_people')
    .leftJoin('chat_seats', (join) =>
      join.onRef('chat_seats.person_id', '=', 'call_people.person_id').on('chat_seats.chat_id', '=', row.chat_id),
    )
    .selectAll('call_people')
    .select(({ fn }) => fn.coalesce('chat_seats.card', 'call_people.card').as('shown'))
    .where('call_id', '=', row.id)
    .where('asked_at', 'is not', null)
    .orderBy('asked_at')
    .execute()
  const cards = (those: typeof people) => those.flatMap(({ shown }) => shown ?? [])
  return {
    people: cards(people.filter(isWaiting)),
    removed: cards(people.filter(({ removed_at }) => removed_at !== null)),
  }
})
