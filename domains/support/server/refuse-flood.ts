import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { Refusal } from '#server/errors'

const AN_HOUR = 3600
const QUESTIONS = 20

/** Twenty questions of one person in an hour are no questions any more. */
export async function refuseFlood(db: Db, personId: string): Promise<void> {
  const since = new Date(now().getTime() - AN_HOUR * 1000)
  const { rows } = await sql<{ asked: number }>`select count(*)::int as asked from help_requests
    where person_id = ${personId} and created_at > ${since}`.execute(db)
  if (rows[0]!.asked < QUESTIONS) return
  throw new Refusal(
    'too_many',
    'Вы уже много спросили за этот час. Допишите в прежнее обращение',
    'You have asked much in this hour. Write on in an earlier request',
    { retryAfter: AN_HOUR },
  )
}
