import { sql } from 'kysely'
import { registerExport } from '#domains/accounts'

// Calls one was in, and from when to when. Not who else was there.
registerExport('calls', async (db, accountId) => {
  const { rows: calls } = await sql`
    select h.title as chat, c.kind, c.started_at as "startedAt", c.ended_at as "endedAt",
      jsonb_agg(jsonb_build_object('from', s.from_at, 'to', s.to_at) order by s.from_at) as stays
      from call_stays s join calls c on c.id = s.call_id join chats h on h.id = c.chat_id join people p on p.id = s.person_id
     where p.account_id = ${accountId} group by c.id, h.title order by c.started_at`.execute(db)
  return { data: { calls } }
})
