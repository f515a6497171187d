import type { Tx } from '#server/db'
import type { ChatKey, DemoSchool, ReactionWord } from './demo/types.ts'
import { chunks, idOf } from './seed-rows.ts'

const WORDS = {
  Спасибо: 'thanks',
  Принято: 'accepted',
  Ура: 'hooray',
  Согласен: 'agree',
  Сочувствую: 'sorry',
  Смешно: 'funny',
} as const satisfies Record<ReactionWord, string>

/** What has been said in the chats, as rows; the last evening of each chat is left unread by those who kept silent then. */
export async function seedHistory(tx: Tx, organizationId: string, { history }: DemoSchool): Promise<void> {
  const chatIds = await openDirects(
    tx,
    organizationId,
    history.map((said) => said.chat),
  )
  const counters = new Map<string, number>()
  const placed = history.map((said, n) => {
    const chatId = chatIds(said.chat)
    const msgNo = (counters.get(chatId) ?? 0) + 1
    counters.set(chatId, msgNo)
    return { said, chatId, msgNo, id: idOf('message', String(n)) }
  })
  const messages = placed.map(({ said, chatId, msgNo, id }) => ({
    chat_id: chatId,
    msg_no: msgNo,
    id,
    author_id: idOf('person', said.author),
    text: said.text,
    reply_to: said.replyTo === undefined ? null : placed[said.replyTo]!.id,
    sent_at: new Date(said.at),
    edited_at: said.edited ? new Date(Date.parse(said.at) + 60_000) : null,
    removed_at: null,
    removed_by: null,
  }))
  for (const some of chunks(messages)) await tx.insertInto('messages').values(some).execute()

  const reactions = placed.flatMap(({ said, chatId, id }) =>
    (said.reactions ?? []).flatMap(({ word, by }) =>
      by.map((key) => ({ chat_id: chatId, message_id: id, person_id: idOf('person', key), word: WORDS[word] })),
    ),
  )
  for (const some of chunks(reactions))
    await tx
      .insertInto('reactions')
      .values(some)
      .onConflict((oc) => oc.doNothing())
      .execute()
  for (const [chatId, count] of counters) {
    await tx.updateTable('topics').set({ last_msg_no: count }).where('topic_id', '=', chatId).execute()
  }
  await leaveEveningUnread(tx, placed)
}

/** Automatic chats and those of subjects are there already; direct ones are opened here. */
async function openDirects(tx: Tx, organizationId: string, keys: ChatKey[]): Promise<(key: ChatKey) => string> {
  const open = await tx
    .selectFrom('chats')
    .select(['id', 'automatic', 'class_id', 'subject_id'])
    .where('organization_id', '=', organizationId)
    .execute()
  const nameOfOpen = ({ automatic, class_id, subject_id }: (typeof open)[number]) =>
    subject_id ? `subject ${class_id} ${subject_id}` : `${automatic} ${class_id}`
  const ids = new Map(open.map((chat) => [nameOfOpen(chat), chat.id]))
  const nameOf = (key: ChatKey) =>
    key.kind === 'direct'
      ? `direct ${[key.a, key.b]
          .map((one) => idOf('person', one))
          .sort()
          .join(' ')}`
      : key.kind === 'subject'
        ? `subject ${idOf('class', key.class)} ${idOf('subject', key.subject)}`
        : `${key.kind} ${'class' in key ? idOf('class', key.class) : null}`
  for (const key of keys) {
    const name = nameOf(key)
    if (key.kind !== 'direct' || ids.has(name)) continue
    const id = idOf('chat', name)
    ids.set(name, id)
    const pair = {
      organization_id: organizationId,
      kind: 'direct' as const,
      automatic: null,
      class_id: null,
      title: null,
    }
    const chat = {
      id,
      ...pair,
      direct_key: name.slice('direct '.length),
      created_by: idOf('person', key.a),
      archived_at: null,
    }
    await tx.insertInto('chats').values(chat).execute()
    await tx.insertInto('topics').values({ topic_id: id, kind: 'chat' }).execute()
    await seatTwo(
      tx,
      id,
      [key.a, key.b].map((one) => idOf('person', one)),
    )
  }
  return (key) => ids.get(nameOf(key)) ?? fail(nameOf(key))
}

const fail = (name: string): never => {
  throw new Error(`the demo talks in a chat that does not exist: ${name}`)
}

/** Takes the card the school channel has of each: everybody sits there. */
async function seatTwo(tx: Tx, chatId: string, personIds: string[]): Promise<void> {
  await tx
    .insertInto('chat_seats')
    .columns(['chat_id', 'person_id', 'account_id', 'part', 'card', 'left_at'])
    .expression((eb) =>
      eb
        .selectFrom('chat_seats')
        .innerJoin('chats', 'chats.id', 'chat_seats.chat_id')
        .where('automatic', '=', 'schoolChannel')
        .where('person_id', 'in', personIds)
        .select([
          eb.val(chatId).as('chat_id'),
          'person_id',
          'account_id',
          eb.val('member' as const).as('part'),
          'card',
          'left_at',
        ]),
    )
    .execute()
}

const EVENING = 'T17:00:00+05:00'

async function leaveEveningUnread(
  tx: Tx,
  placed: { said: DemoSchool['history'][number]; chatId: string; msgNo: number }[],
): Promise<void> {
  const evening = Date.parse(`${placed.at(-1)?.said.at.slice(0, 10)}${EVENING}`)
  for (const [chatId, said] of Map.groupBy(placed, (one) => one.chatId)) {
    const earlier = said.filter((one) => Date.parse(one.said.at) < evening).length
    await tx.updateTable('chat_seats').set({ read_msg_no: earlier }).where('chat_id', '=', chatId).execute()
    const spoke = new Map(said.map((one) => [one.said.author, one.msgNo]))
    for (const [author, msgNo] of spoke) {
      await tx
        .updateTable('chat_seats')
        .set({ read_msg_no: Math.max(msgNo, earlier) })
        .where('chat_id', '=', chatId)
        .where('person_id', '=', idOf('person', author))
        .execute()
    }
  }
}
