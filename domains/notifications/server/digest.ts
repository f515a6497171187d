import { sql } from 'kysely'
import { now } from '#server/clock'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { enqueueOutgoing } from '#server/outgoing'
import type { WaitingKind } from '../contract.ts'
import { readWaiting } from './waiting.ts'

interface Reader {
  account_id: string
  email: string
  today: string
}

/**
 * Letters of the day: counts and links, never a text. Each goes once a day, at the hour its reader has chosen on the
 * clock of the school; when nothing waits, no letter is sent.
 */
export const sendDigests = defineJob('notifications.sendDigests', writeDigests, { at: '*/5 * * * *' })

export async function writeDigests(db: Db): Promise<void> {
  const { rows } = await sql<Reader>`
    select w.account_id, a.email, place.today::text as today from notification_settings w
      join accounts a on a.id = w.account_id and a.email is not null
      cross join lateral (
        select (${now()}::timestamptz at time zone coalesce(min(o.time_zone), 'Europe/Moscow')) as wall,
               (${now()}::timestamptz at time zone coalesce(min(o.time_zone), 'Europe/Moscow'))::date as today
          from people p join organizations o on o.id = p.organization_id
         where p.account_id = w.account_id and p.left_at is null) place
     where w.digest and (w.digest_on is null or w.digest_on < place.today)
       and extract(hour from place.wall) * 60 + extract(minute from place.wall) >= w.digest_minute`.execute(db)
  for (const reader of rows) await writeDigest(db, reader)
}

async function writeDigest(db: Db, { account_id, email, today }: Reader): Promise<void> {
  const actor = { accountId: account_id, sessionId: account_id, operator: false }
  const waiting = await readWaiting(db, actor)
  const unread = await countUnread(db, account_id)
  await inTransaction(db, async (tx) => {
    const first = await tx
      .updateTable('notification_settings')
      .set({ digest_on: today })
      .where('account_id', '=', account_id)
      .where((eb) => eb.or([eb('digest_on', 'is', null), eb('digest_on', '<', today)]))
      .returning('account_id')
      .executeTakeFirst()
    const sum = unread.messages + waiting.reduce((all, { count }) => all + count, 0)
    if (!first || sum === 0) return
    const link = (href: string) => (config.publicOrigin ? `: ${config.publicOrigin}${href}` : '')
    const lines = [
      ...waiting.map(({ kind, count, href }) => `${SAY[kind]}: ${count}${link(href)}`),
      ...(unread.messages > 0
        ? [`Непрочитанных сообщений: ${unread.messages}, чатов: ${unread.chats}${link('/chats')}`]
        : []),
    ]
    const body = `Вас ждёт в Звонке:\n\n${lines.join('\n')}\n\nОтменить письма${link('/more/notifications')}\n`
    await enqueueOutgoing(tx, { channel: 'mail', address: email, subject: 'Звонок: что вас ждёт сегодня', body })
  })
}

async function countUnread(db: Db, accountId: string): Promise<{ messages: number; chats: number }> {
  const { rows } = await sql<{ messages: number; chats: number }>`
    select coalesce(sum(t.last_msg_no - s.read_msg_no), 0)::int as messages, count(*)::int as chats
      from chat_seats s join topics t on t.topic_id = s.chat_id
      left join chat_options o on o.chat_id = s.chat_id and o.person_id = s.person_id
     where s.account_id = ${accountId} and s.left_at is null and t.last_msg_no > s.read_msg_no
       and coalesce(o.notify, 'all') = 'all' and o.archived_at is null
       and (o.muted_until is null or o.muted_until <= ${now()})`.execute(db)
  return rows[0]!
}

const SAY: Record<WaitingKind, string> = {
  mentions: 'Вас назвали по имени',
  announcements: 'Объявлений подтвердить',
  consents: 'Документов ждёт вашей подписи',
  works: 'Работ вернули исправить',
  polls: 'Опросов без вашего ответа',
  requests: 'Заявок на вступление',
  desk: 'Жалоб и задержанных сообщений',
  measures: 'Решений о ваших сообщениях',
  help: 'Вопросов и ответов о «Звонке»',
}
