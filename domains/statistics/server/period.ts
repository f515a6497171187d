import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'

export interface Period {
  /** Days of the school's zone, both of them within. */
  days: { from: string; to: string }
  /** The same as instants: the beginning of the first, the end of the last. */
  from: Date
  to: Date
}

const USUAL_DAYS = 30
const MOST_DAYS = 366

/** Thirty days up to today unless others are asked for; the days are those of the school's clock. */
export async function readPeriod(
  db: Db,
  organizationId: string,
  asked: { from?: string | undefined; to?: string | undefined } = {},
): Promise<Period> {
  const { rows } = await sql<{ first: string; last: string; from: Date; to: Date; length: number }>`
    select d.first::text as first, d.last::text as last, (d.last - d.first + 1) as length,
      d.first::timestamp at time zone d.zone as from, (d.last + 1)::timestamp at time zone d.zone as to
    from (select zone, last, coalesce(${asked.from ?? null}::date, last - ${USUAL_DAYS - 1}::int) as first
      from (select time_zone as zone,
          coalesce(${asked.to ?? null}::date, (${now()}::timestamptz at time zone time_zone)::date) as last
        from organizations where id = ${organizationId}) o) d`.execute(db)
  const row = rows[0]!
  if (row.length < 1) throw invalid('Начало срока позже конца', 'The term begins after its end', 'from')
  if (row.length > MOST_DAYS) throw invalid('Срок не длиннее года', 'The term is a year at most', 'from')
  return { days: { from: row.first, to: row.last }, from: new Date(row.from), to: new Date(row.to) }
}
