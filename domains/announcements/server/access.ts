import { type Selectable, type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { canSee, isEditor, type Standing } from '../rules.ts'

export type AnnouncementRow = Selectable<Database['announcements']>

export interface HeldAnnouncement {
  row: AnnouncementRow
  hat: HatRow
  standing: Standing
}

/**
 * The only way to hold an announcement. One that is not there, one of another school, one that is not published yet and
 * one for others are the same refusal.
 */
export async function accessAnnouncement(
  db: Db,
  actor: Actor,
  announcementId: string,
  { lock = false } = {},
): Promise<HeldAnnouncement> {
  let found = db.selectFrom('announcements').selectAll().where('id', '=', announcementId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noAnnouncement()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noAnnouncement)
  const standing = await standingOf(db, row, hat)
  if (!canSee(standing)) throw noAnnouncement()
  return { row, hat, standing }
}

export const noAnnouncement = () =>
  notFound('Такого объявления нет или оно для вас закрыто', 'There is no such announcement, or it is closed to you')

async function standingOf(db: Db, row: AnnouncementRow, hat: HatRow): Promise<Standing> {
  const seats = await sql<{ hears: boolean; leads: boolean; leads_some: boolean }>`
    select
      coalesce(bool_or(s.person_id is not null and (ac.message_id is null or m.removed_at is null)), false) as hears,
      coalesce(bool_and(s.part = 'owner' and s.person_id is not null), false) as leads,
      coalesce(bool_or(c.class_id = any(${hat.ledClassIds}::uuid[]) or (c.automatic = 'schoolChannel' and ${hat.ledClassIds.length > 0})), false) as leads_some
    from announcement_chats ac
      join chats c on c.id = ac.chat_id
      left join messages m on m.chat_id = ac.chat_id and m.id = ac.message_id
      left join chat_seats s on s.chat_id = c.id and s.person_id = ${hat.personId} and s.left_at is null
     where ac.announcement_id = ${row.id}`.execute(db)
  const { hears, leads, leads_some } = seats.rows[0]!
  return {
    state: row.state,
    own: row.author_id === hat.personId,
    editor: isEditor(hat.roles),
    administers: hat.administers,
    acknowledge: row.acknowledge,
    hears,
    leads,
    leadsSome: leads_some,
  }
}

/** Chats of the school that an announcement may be for: those that appear by themselves, and those one leads. */
export async function checkAudience(db: Db, organizationId: string, chatIds: string[], leaderIds: string[]) {
  const { rows } = await sql<{ id: string }>`
    select c.id from chats c where c.id = any(${chatIds}::uuid[]) and ${isAudience(organizationId, leaderIds)}`.execute(
    db,
  )
  if (rows.length < new Set(chatIds).size) {
    throw notFound('Такого чата нет или он для вас закрыт', 'There is no such chat, or it is closed to you')
  }
}

export const isAudience = (organizationId: string, leaderIds: string[]) => sql<SqlBool>`
  c.organization_id = ${organizationId} and c.archived_at is null and c.kind <> 'direct'
  and (c.automatic is not null or exists (select from chat_seats s where s.chat_id = c.id and s.left_at is null
        and s.part = 'owner' and s.person_id = any(${leaderIds}::uuid[])))`
