import { type SqlBool, sql } from 'kysely'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { expected } from './expected.ts'
import { tellProgressSoon } from './tell-progress.ts'

interface Signed {
  announcementId: string
  personId: string
  /** Narrows to these children (or the person); absent: everything this person is asked. */
  aboutIds?: string[]
  markedBy: string
}

/** For whoever has told somebody outside of the chats: it counts as signed on paper, where it is asked at all. */
export async function markSigned(tx: Tx, { announcementId, personId, aboutIds, markedBy }: Signed): Promise<number> {
  const which = sql<SqlBool>`a.id = ${announcementId} and s.person_id = ${personId}`
  const asked = await expected(which).execute(tx)
  const rows = asked.rows
    .filter(({ person_id, about_id }) => about_id === person_id || !aboutIds || aboutIds.includes(about_id))
    .map((key) => ({ ...key, at: now(), way: 'paper' as const, marked_by: markedBy }))
  if (rows.length === 0) return 0
  const made = await tx
    .insertInto('acknowledgements')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .returning('about_id')
    .execute()
  if (made.length > 0) await tellProgressSoon(tx, announcementId)
  return made.length
}
