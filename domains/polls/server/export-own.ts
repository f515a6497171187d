import { sql } from 'kysely'
import { registerExport } from '#domains/accounts'

// What one has asked, and one's votes by name. A vote in an anonymous poll is in no file: a file has a reader.
registerExport('polls', async (db, accountId) => {
  const { rows: asked } = await sql`
    select l.question, l.options, l.anonymous, l.created_at as "askedAt", l.closed_at as "closedAt"
      from polls l join people p on p.id = l.author_id where p.account_id = ${accountId} order by l.created_at`.execute(
    db,
  )
  const { rows: votes } = await sql`
    select l.question, array(select l.options[n + 1] from unnest(b.choices) n) as choices
      from ballots b join polls l on l.id = b.poll_id and not l.anonymous join people p on p.id = b.voter
     where p.account_id = ${accountId} order by l.created_at`.execute(db)
  return { data: { asked, votes } }
})
