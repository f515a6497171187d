import { sql } from 'kysely'
import { onFacts } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { decide } from '../rules.ts'
import { type Receiver, readReceivers } from './receivers.ts'
import { sendWake } from './send-wake.ts'
import { keepRinging } from './tell-call.ts'
import { keepTellingMatters } from './tell-matters.ts'

/** Time for whoever looks at the chat to have read it: they are not woken. */
const LOOK = 3000
const GATHER = 500
const AT_ONCE = 16

/** Wakes those who have not read what is new in a chat; comes again for those who are to be told later. */
export const tellChat = defineJob<{ chatId: string }>('notifications.tellChat', async (db, { chatId }) => {
  const receivers = await readReceivers(db, chatId)
  const verdicts = receivers.map((receiver) => ({ receiver, verdict: decide(receiver.about, now()) }))
  const later = verdicts.flatMap(({ verdict }) => (verdict.kind === 'later' ? [verdict.at.getTime()] : []))
  if (later.length > 0) await tellLater(db, [chatId], new Date(Math.min(...later)))

  const due = verdicts.filter(({ verdict }) => verdict.kind === 'now').map(({ receiver }) => receiver)
  let again = false
  for (let n = 0; n < due.length; n += AT_ONCE) {
    const taken = await Promise.all(due.slice(n, n + AT_ONCE).map((receiver) => wake(db, receiver)))
    again ||= taken.includes(false)
  }
  if (again) throw new Error('a push service does not take a push now')
})

/** True once every device of the person has been told or is gone. */
async function wake(db: Db, receiver: Receiver): Promise<boolean> {
  const { account_id, chat_id, last_msg_no, urgent, announced, devices } = receiver
  const what = { new: urgent ? 'urgent' : announced ? 'announcement' : 'message' } as const
  // Marked first: the device asks at once what it is to show.
  const mark = { account_id, chat_id, msg_no: last_msg_no, at: now() }
  const before = await db
    .selectFrom('push_told')
    .select(['msg_no', 'at'])
    .where('account_id', '=', account_id)
    .where('chat_id', '=', chat_id)
    .executeTakeFirst()
  await db
    .insertInto('push_told')
    .values(mark)
    .onConflict((oc) => oc.columns(['account_id', 'chat_id']).doUpdateSet(mark))
    .execute()
  const taken = await Promise.all(devices.map((device) => sendWake(db, device, what, chat_id)))
  if (taken.every((one) => !one)) {
    const back = before ?? { msg_no: 0, at: new Date(0) }
    await db
      .updateTable('push_told')
      .set(back)
      .where('account_id', '=', account_id)
      .where('chat_id', '=', chat_id)
      .execute()
    return false
  }
  return true
}

/** One waiting job for a chat, at the earliest hour anybody has asked for: a busy chat does not put itself off. */
async function tellLater(db: Db, chatIds: string[], at: Date): Promise<void> {
  await sql`
    select graphile_worker.add_job(identifier => ${tellChat.name}, payload => json_build_object('chatId', chat),
      run_at => least(${at}::timestamptz, coalesce(
        (select j.run_at from graphile_worker.jobs j where j.key = 'push ' || chat and j.locked_at is null), 'infinity')),
      max_attempts => 6, job_key => 'push ' || chat)
    from unnest(${chatIds}::text[]) chat
    where exists (select from chat_seats s join push_subscriptions p on p.account_id = s.account_id
                   where s.chat_id = chat::uuid and s.left_at is null)`.execute(db)
}

/** Hears what is sent and looks at each chat a moment later, once for all that came meanwhile. Senders wait for nothing. */
export function keepNotifying(db: Db): { stop(): Promise<void> } {
  const chats = new Set<string>()
  const ringing = keepRinging(db)
  const matters = keepTellingMatters(db)
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  const flush = () => {
    timer = undefined
    const some = [...chats]
    chats.clear()
    working = working
      .then(() => tellLater(db, some, new Date(Date.now() + LOOK)))
      .catch((error) => log.warn({ reason: String(error) }, 'pushes are late'))
  }
  const deaf = onFacts((facts) => {
    for (const { topic, type } of facts) if (type === 'chats.messageSent') chats.add(topic.slice('chat:'.length))
    if (chats.size > 0) timer ??= setTimeout(flush, GATHER)
  })
  // What was sent while nobody listened: just before a restart.
  recent(db)
    .then((ids) => tellLater(db, ids, new Date(Date.now() + LOOK)))
    .catch((error) => log.warn({ reason: String(error) }, 'pushes of before the start are late'))
  return {
    async stop() {
      deaf()
      clearTimeout(timer)
      if (chats.size > 0) flush()
      await working
      await ringing.stop()
      await matters.stop()
    },
  }
}

async function recent(db: Db): Promise<string[]> {
  const { rows } = await sql<{ topic_id: string }>`
    select distinct topic_id from events where type = 'chats.messageSent' and at > now() - interval '10 minutes'`.execute(
    db,
  )
  return rows.map(({ topic_id }) => topic_id)
}
