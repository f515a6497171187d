import { type SqlBool, sql } from 'kysely'
import type { Db } from '#server/db'
import type { Fact } from '#server/events'
import { genitiveFirstName } from '#server/genitive'
import type { Announcement, Audience, Mine, Progress } from '../contract.ts'
import * as contract from '../contract.ts'
import { counted, expected } from './expected.ts'

interface Row {
  id: string
  organization_id: string
  author_id: string
  author_name: string
  author_post: string | null
  title: string
  text: string
  deadline: Date | null
  acknowledge: boolean
  per_child: boolean
  state: Announcement['state']
  publish_at: Date | null
  published_at: Date | null
  decided_by: string | null
  reason: string | null
  reminded_at: Date | null
  changed_at: Date
  audiences: Audience[]
  files: Announcement['files']
}

const NAME = sql`concat_ws(' ', p.first_name, p.patronymic, p.last_name)`

/** Announcements in the order asked, each with its progress. */
export async function viewAnnouncements(db: Db, ids: string[]): Promise<Announcement[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select a.*, (select ${NAME} from people p where p.id = a.author_id) as author_name,
      (select post from people p where p.id = a.author_id) as author_post,
      (select ${NAME} from people p where p.id = a.decided_by) as decided_by,
      coalesce((select jsonb_agg(jsonb_build_object('chatId', c.id, 'kind', c.kind, 'automatic', c.automatic,
            'title', c.title, 'className', cl.name, 'classId', c.class_id, 'people', (${PEOPLE}))
           order by cl.parallel nulls first, cl.name, c.automatic)
         from announcement_chats ac join chats c on c.id = ac.chat_id left join classes cl on cl.id = c.class_id
        where ac.announcement_id = a.id), '[]') as audiences,
      coalesce((select jsonb_agg(f.card order by af.position) from announcement_files af join files f on f.id = af.file_id
        where af.announcement_id = a.id), '[]') as files
      from announcements a where a.id = any(${ids}::uuid[])`.execute(db)
  const progress = await readProgress(db, ids)
  const views = new Map(rows.map((row) => [row.id, view(row, progress.get(row.id))]))
  return ids.flatMap((id) => views.get(id) ?? [])
}

/** Whom an announcement in chat c would be for. */
export const PEOPLE = sql`select count(*)::int from chat_seats s where s.chat_id = c.id and s.left_at is null
  and s.part = case c.kind when 'channel' then 'reader' else 'member' end`

export async function viewAnnouncement(db: Db, id: string): Promise<Announcement> {
  const [announcement] = await viewAnnouncements(db, [id])
  if (!announcement) throw new Error(`announcement ${id} is not here`)
  return announcement
}

export async function readProgress(db: Db, ids: string[]): Promise<Map<string, Progress>> {
  const { rows } = await counted(sql<SqlBool>`a.id = any(${ids}::uuid[])`).execute(db)
  return new Map(rows.map(({ id, confirmed, of }) => [id, { confirmed, of }]))
}

const NOBODY: Progress = { confirmed: 0, of: 0 }

export const progressOf = async (db: Db, id: string): Promise<Progress> =>
  (await readProgress(db, [id])).get(id) ?? NOBODY

function view(row: Row, progress: Progress | undefined): Announcement {
  return {
    id: row.id,
    organizationId: row.organization_id,
    author: { id: row.author_id, name: row.author_name, post: row.author_post },
    title: row.title,
    text: row.text,
    files: row.files,
    deadline: row.deadline?.toISOString() ?? null,
    acknowledge: row.acknowledge,
    perChild: row.per_child,
    state: row.state,
    audiences: row.audiences,
    publishAt: row.publish_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
    reason: row.reason,
    remindedAt: row.reminded_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    progress: row.state === 'published' && row.acknowledge ? (progress ?? NOBODY) : null,
  }
}

/** What this account is asked to confirm, by announcement: one of them, or all that wait. */
export async function readMine(db: Db, accountId: string, announcementId?: string): Promise<Map<string, Mine[]>> {
  const mine = sql<SqlBool>`s.account_id = ${accountId}`
  const which = announcementId ? sql<SqlBool>`${mine} and a.id = ${announcementId}` : mine
  const { rows } = await sql<{
    announcement_id: string
    person_id: string
    about_id: string
    at: Date | null
    first_name: string
    last_name: string
    patronymic: string | null
  }>`
    select e.*, k.at, p.first_name, p.last_name, p.patronymic
      from (${expected(which)}) e
      join people p on p.id = e.about_id
      left join acknowledgements k using (announcement_id, person_id, about_id)
     where ${announcementId ? sql<SqlBool>`true` : sql<SqlBool>`k.at is null`}
     order by p.first_name, p.id`.execute(db)
  const mineOf = (row: (typeof rows)[number]): Mine => ({
    personId: row.person_id,
    aboutId: row.about_id,
    child: row.about_id === row.person_id ? null : { name: row.first_name, genitive: genitiveOf(row) },
    at: row.at?.toISOString() ?? null,
  })
  const groups = Map.groupBy(rows, (row) => row.announcement_id)
  return new Map([...groups].map(([id, group]) => [id, group.map(mineOf)]))
}

export const genitiveOf = (row: { first_name: string; last_name: string; patronymic: string | null }): string =>
  genitiveFirstName({ firstName: row.first_name, lastName: row.last_name, patronymic: row.patronymic })

/** What the log tells later: the progress as it is by now. */
export const eventViews = {
  [contract.progressChanged.name]: async (db: Db, facts: Fact[]) => {
    const ids = facts.map((fact) => (fact.key as { announcementId: string }).announcementId)
    const progress = await readProgress(db, [...new Set(ids)])
    return ids.map((id) => ({ announcementId: id, ...(progress.get(id) ?? NOBODY) }))
  },
}
