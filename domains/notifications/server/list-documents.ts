import { sql } from 'kysely'
import type { OutputOf } from '#contract'
import { listMine } from '#contract/consents'
import { consents } from '#domains/consents'
import type { Db } from '#server/db'
import type { Call } from '#server/operation'
import type { News } from '../contract.ts'

interface Row {
  request_id: string
  title: string
  withdrawn: boolean
  at: Date
  show_text: boolean
}

/** Documents of which the account has just been told: to sign, as far as they still wait, or withdrawn by somebody. */
export async function listDocuments(db: Db, call: Call, accountId: string, since: Date): Promise<News[]> {
  const { rows } = await sql<Row>`
    select t.request_id, r.title, t.withdrawn, t.at, coalesce(w.show_text, true) as show_text
      from consent_told t join consent_requests r on r.id = t.request_id
      left join notification_settings w on w.account_id = t.account_id
     where t.account_id = ${accountId} and t.at > ${since} order by t.at desc limit 5`.execute(db)
  if (rows.length === 0) return []
  const mine = await readMine(db, call)
  return rows.flatMap((row) => {
    const waits = mine.find(({ request, waits }) => waits && request.id === row.request_id)
    if (!row.withdrawn && !waits) return []
    const href = waits ? `/consents/${row.request_id}/${waits.subject.id}` : `/school/consents/${row.request_id}`
    return { ...said(row, call.language), tag: row.request_id, href, at: row.at.toISOString(), urgent: false }
  })
}

async function readMine(db: Db, call: Call) {
  const list = consents.find(({ contract }) => contract.name === listMine.name)!
  return ((await list.run(db, call, {})) as OutputOf<typeof listMine>).mine
}

function said({ title, withdrawn, show_text }: Row, language: Call['language']) {
  const words = SAY[language]
  return { title: withdrawn ? words.withdrawn : words.asked, text: show_text ? title : words.hidden }
}

const SAY = {
  ru: { asked: 'Ждёт вашей подписи', withdrawn: 'Согласие отозвано', hidden: 'Документ' },
  en: { asked: 'Waits for your signature', withdrawn: 'A consent was withdrawn', hidden: 'A document' },
}
