import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type Fact, type Topic, topicId } from '../events.ts'
import { gather } from './gather.ts'
import { viewLoaders } from './registry.ts'

interface Range {
  topic: Topic
  from: number
  to: number
}

/** Reads the log of topics and the views of its facts; what is asked in one turn is one query. */
export function readLog(db: Db) {
  const range = gather<Range, Fact[]>(async (ranges) => {
    const { rows } = await sql<{ i: number; seq: number; type: string; key: unknown; at: Date }>`
      select r.i, e.seq, e.type, e.key, e.at
      from unnest(${ranges.map(({ topic }) => topicId(topic))}::uuid[], ${ranges.map(({ from }) => from)}::int[],
                  ${ranges.map(({ to }) => to)}::int[]) with ordinality as r(topic_id, lower, upper, i)
      join events e on e.topic_id = r.topic_id and e.seq between r.lower and r.upper
      order by r.i, e.seq`.execute(db)
    const answers: Fact[][] = ranges.map(() => [])
    for (const { i, ...fact } of rows) answers[i - 1]!.push({ topic: ranges[i - 1]!.topic, ...fact })
    return answers
  })

  const heads = async (topics: Topic[]): Promise<Map<string, number>> => {
    if (!topics.length) return new Map()
    const rows = await db
      .selectFrom('topics')
      .select(['topic_id', 'last_seq'])
      .where('topic_id', '=', sql<string>`any(${topics.map(topicId)}::uuid[])`)
      .execute()
    return new Map(rows.map((row) => [row.topic_id, row.last_seq]))
  }

  const view = gather<Fact, unknown>((facts) => loadViews(db, facts))

  /** Fills in the views that are missing; facts with one are left as they are. */
  const withViews = async (facts: Fact[]): Promise<void> => {
    const bare = facts.filter((fact) => fact.view === undefined)
    const views = await Promise.all(bare.map(view))
    bare.forEach((fact, i) => {
      fact.view = views[i] ?? null
    })
  }

  return { range, heads, withViews }
}

export type Log = ReturnType<typeof readLog>

async function loadViews(db: Db, facts: Fact[]): Promise<unknown[]> {
  const views = new Map<Fact, unknown>()
  await Promise.all(
    [...Map.groupBy(facts, ({ type }) => type)].map(async ([type, some]) => {
      const load = viewLoaders.get(type)
      const loaded = load ? await load(db, some) : some.map(({ key }) => key)
      some.forEach((fact, i) => {
        views.set(fact, loaded[i] ?? null)
      })
    }),
  )
  return facts.map((fact) => views.get(fact))
}
