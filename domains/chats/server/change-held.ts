import { CompiledQuery } from 'kysely'
import type { PoolClient } from 'pg'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid, Refusal } from '#server/errors'
import { append } from '#server/events'
import { newId } from '#server/ids'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, noMessage } from './access.ts'
import { deliverHeld, releaseHeld } from './deliver-held.ts'
import { viewHeld } from './held.ts'
import { mayWait } from './may-wait.ts'
import { refusalOf } from './number-messages.ts'
import { readPostings } from './read-postings.ts'
import { screenPostings } from './screens.ts'
import { viewMessages } from './views.ts'

/** Said anew, so judged anew: by the rules of the chat, by whoever looks at texts, by the hour. */
export const changeHeld = handleCommand(contract.changeHeld, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const held = await tx
    .selectFrom('held_messages')
    .selectAll()
    .where('chat_id', '=', chat.id)
    .where('id', '=', input.messageId)
    .where('author_id', '=', chat.personId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw noMessage()
  if (held.why === 'review') throw beingLookedAt()
  if (held.forwarded_from && input.text !== held.text) throw othersWords()
  if (!input.text && held.file_ids.length === 0) throw invalid('Напишите что-нибудь', 'Write something', 'text')

  const wish = { id: newId(), chatId: chat.id, text: input.text, ...(input.at ? { at: input.at } : {}) }
  const at = now()
  const [posting] = await readPostings(within(tx), [{ actor, input: wish }], at)
  await screenPostings(within(tx), [posting!])
  const refusal = input.text ? refusalOf(posting!, posting!.seat!, at) : null
  if (refusal) throw refusal
  const wait = mayWait(posting!, posting!.seat!, at)
  if (wait instanceof Refusal) throw wait

  await tx
    .updateTable('held_messages')
    .set({ text: input.text, ...(wait ? { why: wait.why, until: wait.until, rule: posting!.review } : {}) })
    .where('chat_id', '=', chat.id)
    .where('id', '=', held.id)
    .execute()
  if (!wait) {
    await releaseHeld(tx, chat.id, held.id)
    return (await viewMessages(tx, chat.id, { ids: [held.id] }))[0]!
  }
  const job = { chatId: chat.id, id: held.id }
  if (wait.until) await addJob(tx, deliverHeld, job, { runAt: wait.until, key: `held ${chat.id} ${held.id}` })
  const view = { chatId: chat.id }
  await append(tx, `account:${actor.accountId}`, contract.heldChanged, view, chat.personId, { view })
  return (await viewHeld(tx, { chatId: chat.id, id: held.id }))[0]!
})

const beingLookedAt = () =>
  conflict(
    'Это сообщение сейчас смотрит ответственный. Заберите его и напишите заново',
    'Somebody is looking at this message. Take it back and write it anew',
  )

const othersWords = () =>
  conflict(
    'Чужие слова не меняют: их можно только не отправлять',
    "Others' words are not changed, only not sent",
    'text',
  )

/** What the batch reads by, inside an ordinary transaction. */
const within = (tx: Tx): PoolClient =>
  ({
    query: (asked: string | { text: string; values?: unknown[] }, values?: unknown[]) =>
      typeof asked === 'string'
        ? tx.executeQuery(CompiledQuery.raw(asked, values))
        : tx.executeQuery(CompiledQuery.raw(asked.text, asked.values)),
  }) as never
