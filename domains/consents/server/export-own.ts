import { sql } from 'kysely'
import { registerExport } from '#domains/accounts'

// Every answer one has given, with the text that was answered.
registerExport('consents', async (db, accountId) => {
  const { rows: answers } = await sql`
    select r.kind, r.title, r.text, s.answer, s.way, s.at, s.comment, s.withdrawn_at as "withdrawnAt",
      s.withdrawal_reason as "withdrawalReason",
      case when s.subject_id <> s.signer_id then concat_ws(' ', c.last_name, c.first_name, c.patronymic) end as child
      from consent_signatures s join consent_requests r on r.id = s.request_id
      join people p on p.id = s.signer_id join people c on c.id = s.subject_id
     where p.account_id = ${accountId} order by s.at`.execute(db)
  return { data: { answers } }
})
