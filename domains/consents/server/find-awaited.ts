import { type SqlBool, sql } from 'kysely'
import type { Db } from '#server/db'
import { readSubjects } from './subjects.ts'
import { schoolDay } from './today.ts'

export interface Awaited {
  requestId: string
  title: string
  deadline: Date | null
  subjectId: string
}

/** Open documents that still wait for somebody's hand about these people, the nearest deadline first. */
export async function findAwaited(db: Db, organizationId: string, subjectIds: readonly string[]): Promise<Awaited[]> {
  if (subjectIds.length === 0) return []
  const where = sql<SqlBool>`r.organization_id = ${organizationId} and r.closed_at is null
    and f.subject_id = any(${subjectIds}::uuid[])`
  const waiting = (await readSubjects(db, where, await schoolDay(db, organizationId))).filter(
    ({ missing }) => missing.length > 0,
  )
  if (waiting.length === 0) return []
  const requests = await db
    .selectFrom('consent_requests')
    .select(['id', 'title', 'deadline'])
    .where(
      'id',
      'in',
      waiting.map(({ request_id }) => request_id),
    )
    .orderBy('deadline', (by) => by.asc().nullsLast())
    .orderBy('created_at')
    .execute()
  return requests.flatMap(({ id, title, deadline }) =>
    waiting
      .filter(({ request_id }) => request_id === id)
      .map(({ subject_id: subjectId }) => ({ requestId: id, title, deadline, subjectId })),
  )
}
