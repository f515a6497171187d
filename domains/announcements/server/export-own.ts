import { sql } from 'kysely'
import { registerExport } from '#domains/accounts'

// What one has written, and what one has confirmed, for oneself or for a child.
registerExport('announcements', async (db, accountId) => {
  const { rows: written } = await sql`
    select a.title, a.text, a.state, a.created_at as "createdAt", a.published_at as "publishedAt"
      from announcements a join people p on p.id = a.author_id where p.account_id = ${accountId} order by a.created_at`.execute(
    db,
  )
  const { rows: acknowledged } = await sql`
    select a.title, k.at, k.way, case when k.about_id <> k.person_id then concat_ws(' ', c.last_name, c.first_name) end as child
      from acknowledgements k join announcements a on a.id = k.announcement_id
      join people p on p.id = k.person_id join people c on c.id = k.about_id
     where p.account_id = ${accountId} order by k.at`.execute(db)
  return { data: { written, acknowledged } }
})
