import { sql } from 'kysely'
import type { Db } from '#server/db'

interface Named {
  name: string | null
  reason: string | null
}

/**
 * What the ids of entries are called today. The reason of a look and the words of a measure stand in the records of
 * chats and of moderation, and nowhere twice.
 */
export async function readObjects(
  db: Db,
  rows: readonly { object_kind: string | null; object_id: string | null }[],
): Promise<Named[]> {
  const found = new Map<string, Named>()
  for (const [kind, read] of Object.entries(KINDS)) {
    const ids = [...new Set(rows.flatMap((row) => (row.object_kind === kind && row.object_id ? [row.object_id] : [])))]
    if (ids.length === 0) continue
    for (const { id, name, reason } of await read(db, ids)) found.set(`${kind} ${id}`, { name, reason: reason ?? null })
  }
  return rows.map((row) => found.get(`${row.object_kind} ${row.object_id}`) ?? { name: null, reason: null })
}

type Reader = (db: Db, ids: string[]) => Promise<{ id: string; name: string | null; reason?: string | null }[]>

const KINDS: Record<string, Reader> = {
  class: (db, ids) => db.selectFrom('classes').select(['id', 'name']).where('id', 'in', ids).execute(),
  subject: (db, ids) => db.selectFrom('subjects').select(['id', 'name']).where('id', 'in', ids).execute(),
  chat: (db, ids) => db.selectFrom('chats').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  act: (db, ids) => db.selectFrom('acts').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  chatMove: (db, ids) => db.selectFrom('chat_moves').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  announcement: (db, ids) =>
    db.selectFrom('announcements').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  invitation: (db, ids) =>
    db
      .selectFrom('invitations')
      .leftJoin('classes', 'classes.id', 'class_id')
      .select(['invitations.id', 'classes.name'])
      .where('invitations.id', 'in', ids)
      .execute(),
  broadcast: (db, ids) => db.selectFrom('broadcasts').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  look: (db, ids) =>
    db
      .selectFrom('looks')
      .innerJoin('chats', 'chats.id', 'chat_id')
      .select(['looks.id', 'title as name', 'reason'])
      .where('looks.id', 'in', ids)
      .execute(),
  journal: (db, ids) =>
    db
      .selectFrom('moderation_journal')
      // Of a released or refused message the words are the message itself: those stay with moderation.
      .select((eb) => [
        'id',
        sql<null>`null`.as('name'),
        eb
          .case()
          .when('deed', 'in', ['measured', 'dismissed', 'lifted', 'appealUpheld', 'appealGranted'])
          .then(eb.ref('words'))
          .end()
          .as('reason'),
      ])
      .where('id', 'in', ids)
      .execute(),
  application: async (db, ids) => {
    const { rows } = await sql<{ id: string; name: string | null }>`
      select id, profile ->> 'name' as name from applications where id = any(${ids})`.execute(db)
    return rows
  },
}
