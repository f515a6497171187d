import { now } from '#server/clock'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'

/** The person sends no files until then; null lets them send again. */
export async function blockFiles(tx: Db, { personId, until }: { personId: string; until: Date | null }): Promise<void> {
  await tx.deleteFrom('file_blocks').where('person_id', '=', personId).execute()
  if (until) await tx.insertInto('file_blocks').values({ person_id: personId, until }).execute()
}

export async function refuseBlocked(db: Db, personId: string): Promise<void> {
  const block = await db
    .selectFrom('file_blocks')
    .select('until')
    .where('person_id', '=', personId)
    .where('until', '>', now())
    .executeTakeFirst()
  if (!block) return
  throw forbidden(
    'Пока вы не можете отправлять файлы: причина и срок стоят в «Ещё», «Решения и жалобы»',
    'For now you cannot send files: the reason and the term stand in “More”, “Decisions and reports”',
  )
}
