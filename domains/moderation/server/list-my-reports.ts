import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readChatNames } from './names.ts'

/** Whoever reported is told what came of it, and by no more than that: which measures stay between the desk and the author. */
export const listMyReports = handleQuery(contract.listMyReports, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const rows = await tx
    .selectFrom('reports')
    .innerJoin('moderation_cases as c', 'c.id', 'reports.case_id')
    .select(['reports.id', 'reports.at', 'reports.kind', 'c.chat_id', 'c.closed_at', 'c.answer'])
    .select(({ selectFrom, fn }) =>
      selectFrom('measures')
        .select(fn.countAll<number>().as('count'))
        .whereRef('measures.case_id', '=', 'c.id')
        .as('measures'),
    )
    .where('reporter_id', '=', hat.personId)
    .orderBy('reports.at', 'desc')
    .limit(100)
    .execute()
  const chats = await readChatNames(
    tx,
    rows.map(({ chat_id }) => chat_id),
  )
  return {
    reports: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      chat: chats.get(row.chat_id)!,
      outcome: outcomeOf(row.closed_at, row.measures ?? 0),
      answer: row.answer,
      decidedAt: row.closed_at?.toISOString() ?? null,
    })),
  }
})

const outcomeOf = (closedAt: Date | null, measures: number) =>
  closedAt === null ? ('waits' as const) : measures > 0 ? ('measures' as const) : ('dismissed' as const)
