import { sql } from 'kysely'
import { plainWords } from '#rules/chats'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { Language } from '#server/errors'
import { handleQuery } from '#server/operation'
import type { News } from '../contract.ts'
import * as contract from '../contract.ts'
import { listMatters } from './list-matters.ts'
import { type NamedChat, nameChat } from './name-chat.ts'

const JUST_NOW = 5 * 60_000
const RINGS = 45_000
const MOST = 5
const LONGEST = 140

interface Row extends NamedChat {
  chat_id: string
  msg_no: number
  author: string
  text: string | null
  announcement: string | null
  files: number
  sent_at: Date
  count: number
  urgent: boolean
  show_text: boolean
}

/** What a device that was woken is to show: the chats of which the account has just been told and has not read yet. */
export const listNews = handleQuery(contract.listNews, async ({ tx, actor, call }) => {
  const since = new Date(now().getTime() - JUST_NOW)
  const { rows } = await sql<Row>`
    select s.chat_id, c.kind, c.automatic, c.title, cl.name as class_name, peer.card->>'name' as peer,
      m.msg_no, a.card->>'name' as author, left(m.text, ${LONGEST}::int) as text, an.title as announcement, m.sent_at,
      (select count(*) from files f where f.chat_id = m.chat_id and f.msg_no = m.msg_no)::int as files,
      news.count::int as count, news.urgent, coalesce(w.show_text, true) as show_text
    from push_told told
      join chat_seats s on s.chat_id = told.chat_id and s.account_id = told.account_id and s.left_at is null
      join chats c on c.id = s.chat_id
      left join classes cl on cl.id = c.class_id
      left join notification_settings w on w.account_id = told.account_id
      left join lateral (select card from chat_seats p where c.kind = 'direct' and p.chat_id = c.id and p.person_id <> s.person_id limit 1) peer on true
      cross join lateral (
        select count(*) as count, max(n.msg_no) as last, bool_or(u.message_id is not null) as urgent
          from messages n left join urgent_messages u on u.chat_id = n.chat_id and u.message_id = n.id
         where n.chat_id = s.chat_id and n.msg_no > s.read_msg_no and n.author_id <> s.person_id and n.removed_at is null) news
      join messages m on m.chat_id = s.chat_id and m.msg_no = news.last
      join chat_seats a on a.chat_id = m.chat_id and a.person_id = m.author_id
      left join announcements an on m.attachment_type = 'announcement' and an.id = m.attachment_id
   where told.account_id = ${actor.accountId} and told.at > ${since}
   order by told.at desc limit ${MOST}`.execute(tx)
  const unread = await sql<{ count: number }>`
    select count(*) as count from chat_seats s join topics t on t.topic_id = s.chat_id
     where s.account_id = ${actor.accountId} and s.left_at is null and t.last_msg_no > s.read_msg_no`.execute(tx)
  const calls = await listRings(tx, actor.accountId, call.language)
  const matters = await listMatters(tx, call, actor.accountId, since)
  return {
    news: [...calls, ...matters, ...rows.map((row) => viewNews(row, call.language))],
    unread: unread.rows[0]!.count,
  }
})

/** Who calls, and nothing else: it is over a lock screen. */
async function listRings(tx: Db, accountId: string, language: Language): Promise<News[]> {
  const { rows } = await sql<{ id: string; who: string; rang_at: Date; show_text: boolean }>`
    select c.id, s.card->>'name' as who, p.rang_at, coalesce(w.show_text, true) as show_text
      from call_people p join calls c on c.id = p.call_id and c.ended_at is null
      join chat_seats s on s.chat_id = c.chat_id and s.person_id = c.started_by
      join chat_seats mine on mine.chat_id = c.chat_id and mine.person_id = p.person_id and mine.left_at is null
      left join notification_settings w on w.account_id = p.account_id
     where p.account_id = ${accountId} and p.rang_at > ${new Date(now().getTime() - RINGS)}
       and p.asked_at is null and p.declined_at is null order by p.rang_at desc limit ${MOST}`.execute(tx)
  return rows.map(({ id, who, rang_at, show_text }) => ({
    tag: id,
    title: SAY[language].call,
    text: show_text ? who : SAY[language].calls,
    href: `/calls/${id}`,
    at: rang_at.toISOString(),
    urgent: true,
  }))
}

function viewNews(row: Row, language: Language): News {
  const place = nameChat(row, language)
  const text = !row.show_text
    ? SAY[language].hidden(row.count)
    : `${said(row, language)}${SAY[language].more(row.count - 1)}`
  return {
    tag: row.chat_id,
    title: row.urgent ? `${SAY[language].urgent}: ${place}` : place,
    text,
    href: `/chats/${row.chat_id}?at=${row.msg_no}`,
    at: row.sent_at.toISOString(),
    urgent: row.urgent,
  }
}

function said({ kind, author, text, announcement, files }: Row, language: Language): string {
  const words = announcement ?? (plainWords(text ?? '', { cut: true }) || (files > 0 ? SAY[language].file : '…'))
  return kind === 'direct' ? words : `${author}: ${words}`
}

const plural = new Intl.PluralRules('ru')
const RU = { one: 'новое сообщение', few: 'новых сообщения', many: 'новых сообщений', other: 'новых сообщений' }
const SAY = {
  ru: {
    urgent: 'Срочно',
    call: 'Звонок',
    calls: 'Вам звонят',
    file: 'Файл',
    hidden: (n: number) => `${n} ${RU[plural.select(n) as keyof typeof RU]}`,
    more: (n: number) => (n > 0 ? ` (и ещё ${n})` : ''),
  },
  en: {
    urgent: 'Urgent',
    call: 'Call',
    calls: 'Somebody calls you',
    file: 'A file',
    hidden: (n: number) => `${n} new ${n === 1 ? 'message' : 'messages'}`,
    more: (n: number) => (n > 0 ? ` (and ${n} more)` : ''),
  },
}
