import type { Tx } from '#server/db'

export const findSitters = (tx: Tx, classId: string): Promise<string[]> =>
  tx
    .selectFrom('class_seats')
    .select('person_id')
    .distinct()
    .where('class_id', '=', classId)
    .where('left_at', 'is', null)
    .execute()
    .then((rows) => rows.map(({ person_id }) => person_id))
