import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import type { MeasureKind } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessCase, type CaseRow } from './access.ts'
import { applyMeasure } from './apply-measure.ts'
import { viewCases } from './case-views.ts'
import { note, tellDesk, tellPeople } from './note.ts'
import { hasTerm } from './policy.ts'

const YEAR = 366 * 24 * 3600_000

/** One decision: measures with one reason and their terms, or none of them; both sides are told, each their part. */
export const decide = handleCommand(contract.decide, async ({ tx, actor, input }) => {
  const { row, hat } = await accessCase(tx, actor, input.caseId)
  if (row.closed_at) throw decided()
  const [view] = await viewCases(tx, [row])
  const measures = unique(input.measures).map(({ kind, until }) => ({ kind, until: termOf(kind, until) }))
  for (const { kind } of measures) if (!view!.can.measures.includes(kind)) throw notHere()

  const about = { organizationId: row.organization_id, caseId: row.id, chatId: row.chat_id, aboutId: row.author_id }
  for (const { kind, until } of measures) {
    await applyMeasure(tx, row, { kind, until, byPersonId: hat.personId })
    await takeMeasure(tx, row, { kind, until, reason: input.reason, takenBy: hat.personId })
    await note(tx, { ...about, deed: 'measured', byId: hat.personId, words: input.reason, measure: kind, until })
  }
  if (measures.length === 0) await note(tx, { ...about, deed: 'dismissed', byId: hat.personId, words: input.reason })
  await tx
    .updateTable('moderation_cases')
    .set({ closed_at: now(), closed_by: hat.personId, answer: input.answer || null })
    .where('id', '=', row.id)
    .execute()
  const reporters = await tx.selectFrom('reports').select('reporter_id').where('case_id', '=', row.id).execute()
  const told = [...reporters.map(({ reporter_id }) => reporter_id), ...(measures.length > 0 ? [row.author_id] : [])]
  await tellPeople(tx, told)
  await tellDesk(tx, row.organization_id)
  const after = await tx.selectFrom('moderation_cases').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
  return (await viewCases(tx, [after]))[0]!
})

interface Taking {
  kind: MeasureKind
  until: Date | null
  reason: string
  takenBy: string
}

const takeMeasure = (tx: Tx, row: CaseRow, { kind, until, reason, takenBy }: Taking) =>
  tx
    .insertInto('measures')
    .values({
      id: newId(),
      case_id: row.id,
      organization_id: row.organization_id,
      person_id: row.author_id,
      kind,
      reason,
      until,
      taken_by: takenBy,
    })
    .execute()

/** A measure that lasts names its end, within a year; the others have none. */
function termOf(kind: MeasureKind, until: string | undefined): Date | null {
  if (!hasTerm(kind)) return null
  const end = until ? new Date(until) : undefined
  if (!end || end <= now() || end.getTime() > now().getTime() + YEAR) throw needsTerm()
  return end
}

const unique = <M extends { kind: MeasureKind }>(measures: M[]): M[] => [
  ...new Map(measures.map((measure) => [measure.kind, measure])).values(),
]

const decided = () =>
  conflict('По этой жалобе уже решено: обновите стол', 'This case is decided already: refresh the desk')
const notHere = () =>
  conflict(
    'Эту меру здесь применить нельзя: обновите стол',
    'This measure cannot be taken here: refresh the desk',
    'measures',
  )
const needsTerm = () => invalid('Назовите срок: от минуты до года', 'Name a term: from a minute to a year', 'measures')
