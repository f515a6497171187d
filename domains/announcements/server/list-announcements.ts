import { type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { canDraft, isEditor } from '../rules.ts'
import { viewAnnouncements } from './views.ts'

const PAGE = 20

export const listAnnouncements = handleQuery(contract.listAnnouncements, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const before = input.before ? sql<SqlBool>`at < ${new Date(input.before)}` : sql<SqlBool>`true`
  const { rows } = await sql<{ id: string; at: Date }>`
    select id, at from (select a.id, date_trunc('milliseconds', coalesce(a.published_at, a.changed_at)) as at
        from announcements a where a.organization_id = ${hat.organizationId} and ${among(input.which, hat)}) found
     where ${before} order by at desc, id limit ${PAGE + 1}`.execute(tx)
  const page = rows.slice(0, PAGE)
  return {
    announcements: await viewAnnouncements(
      tx,
      page.map(({ id }) => id),
    ),
    next: rows.length > PAGE ? page.at(-1)!.at.toISOString() : null,
    can: { draft: canDraft(hat.roles), edit: isEditor(hat.roles) },
  }
})

function among(which: 'published' | 'drafts' | 'queue', hat: HatRow) {
  const own = sql<SqlBool>`a.author_id = ${hat.personId}`
  if (which === 'drafts') return sql<SqlBool>`a.state <> 'published' and ${own}`
  if (which === 'queue') return sql<SqlBool>`a.state in ('proposed', 'scheduled') and ${isEditor(hat.roles)}`
  return sql<SqlBool>`a.state = 'published' and (${hat.administers} or ${own} or exists (
    select from announcement_chats ac
      join messages m on m.chat_id = ac.chat_id and m.id = ac.message_id and m.removed_at is null
      join chat_seats s on s.chat_id = ac.chat_id and s.left_at is null
     where ac.announcement_id = a.id and s.person_id = ${hat.personId}))`
}
