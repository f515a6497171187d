import type { PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import type { Appeal, Case, Evidence, Measure } from '../contract.ts'
import type { CaseRow, MeasureRow } from './access.ts'
import { readChatNames, readRefs } from './names.ts'
import { measuresFor } from './policy.ts'

/** Cases as the desk sees them. The one who asks may hold all of them. */
export async function viewCases(db: Db, rows: CaseRow[]): Promise<Case[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const reports = await db.selectFrom('reports').selectAll().where('case_id', 'in', ids).orderBy('at').execute()
  const measures = await viewMeasuresOf(db, ids)
  const chats = await readChatNames(
    db,
    rows.map(({ chat_id }) => chat_id),
  )
  const people = await readRefs(db, [
    ...rows.flatMap(({ author_id, closed_by }) => [author_id, closed_by]),
    ...reports.map(({ reporter_id }) => reporter_id),
  ])
  const present = await readPresence(db, rows)
  return rows.map((row) => {
    const chat = chats.get(row.chat_id)!
    const facts = present.get(row.id)!
    const open = row.closed_at === null
    const taken = measures.get(row.id) ?? []
    return {
      id: row.id,
      chat,
      author: people.get(row.author_id)!,
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      closedBy: row.closed_by ? people.get(row.closed_by)!.name : null,
      outcome: open ? null : taken.length > 0 ? 'measures' : 'dismissed',
      answer: row.answer,
      reports: reports
        .filter(({ case_id }) => case_id === row.id)
        .map(({ id, at, kind, words, reporter_id }) => ({
          id,
          at: at.toISOString(),
          kind,
          words,
          by: people.get(reporter_id)!,
        })),
      rule: row.rule,
      evidence: evidenceOf(row),
      around: row.around,
      msgNo: row.msg_no,
      gone: facts.gone,
      measures: taken,
      can: { decide: open, measures: measuresFor({ open, chat, ...facts }) },
    }
  })
}

export const evidenceOf = (row: CaseRow): Evidence => ({
  text: row.text,
  sha256: row.sha256,
  sentAt: row.sent_at.toISOString(),
  keptAt: row.opened_at.toISOString(),
  files: row.files,
})

async function readPresence(db: Db, rows: CaseRow[]): Promise<Map<string, { gone: boolean; authorSeated: boolean }>> {
  const found = await db
    .selectFrom('moderation_cases as c')
    .leftJoin('messages as m', (join) => join.onRef('m.chat_id', '=', 'c.chat_id').onRef('m.id', '=', 'c.message_id'))
    .leftJoin('chat_seats as s', (join) =>
      join.onRef('s.chat_id', '=', 'c.chat_id').onRef('s.person_id', '=', 'c.author_id').on('s.left_at', 'is', null),
    )
    .select(['c.id', 'm.id as message_id', 'm.removed_at', 's.person_id as seated'])
    .where(
      'c.id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return new Map(
    found.map((row) => [
      row.id,
      { gone: row.message_id === null || row.removed_at !== null, authorSeated: row.seated !== null },
    ]),
  )
}

async function viewMeasuresOf(db: Db, caseIds: string[]): Promise<Map<string, Measure[]>> {
  const rows = await db.selectFrom('measures').selectAll().where('case_id', 'in', caseIds).orderBy('taken_at').execute()
  const views = await viewMeasures(db, rows)
  const byId = new Map(views.map((view) => [view.id, view]))
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => [id, own.map((row) => byId.get(row.id)!)]),
  )
}

export async function viewMeasures(db: Db, rows: MeasureRow[]): Promise<Measure[]> {
  if (rows.length === 0) return []
  const people = await readRefs(
    db,
    rows.flatMap(({ person_id, taken_by }) => [person_id, taken_by]),
  )
  const appeals = await db
    .selectFrom('appeals')
    .selectAll()
    .where(
      'measure_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const appealed = new Map(appeals.map((row) => [row.measure_id, row]))
  return rows.map((row) => viewMeasure(row, people, appealed.get(row.id)))
}

interface AppealRow {
  words: string
  at: Date
  decided_at: Date | null
  upheld: boolean | null
  answer: string | null
}

const viewMeasure = (row: MeasureRow, people: Map<string, PersonRef>, appeal: AppealRow | undefined): Measure => ({
  id: row.id,
  kind: row.kind,
  person: people.get(row.person_id)!,
  reason: row.reason,
  until: row.until?.toISOString() ?? null,
  by: people.get(row.taken_by)!.name,
  at: row.taken_at.toISOString(),
  liftedAt: row.lifted_at?.toISOString() ?? null,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  appeal: appeal ? viewAppeal(appeal) : null,
})

const viewAppeal = (row: AppealRow): Appeal => ({
  words: row.words,
  at: row.at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  upheld: row.upheld,
  answer: row.answer,
})
