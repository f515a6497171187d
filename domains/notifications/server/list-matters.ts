import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Call } from '#server/operation'
import type { News } from '../contract.ts'
import { sayMatter } from './matters.ts'

interface Row {
  fact: string
  matter_id: string
  at: Date
  show_text: boolean
}

/** What the account has just been told of besides chats and calls, as far as it still waits. */
export async function listMatters(db: Db, call: Call, accountId: string, since: Date): Promise<News[]> {
  const { rows } = await sql<Row>`
    select t.fact, t.matter_id, t.at, coalesce(w.show_text, true) as show_text
      from matters_told t left join notification_settings w on w.account_id = t.account_id
     where t.account_id = ${accountId} and t.at > ${since} order by t.at desc limit 5`.execute(db)
  const news: News[] = []
  for (const { fact, matter_id, at, show_text } of rows) {
    const said = await sayMatter(db, call, fact, matter_id)
    if (!said) continue
    const { title, text, hidden, href } = said
    news.push({ title, text: show_text ? text : hidden, href, tag: matter_id, at: at.toISOString(), urgent: false })
  }
  return news
}
