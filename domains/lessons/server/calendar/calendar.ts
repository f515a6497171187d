import { todayAt } from '#domains/classes'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { type Span, yearSpan } from '../../rules.ts'
import { accessMaker } from '../access.ts'
import { tellLessons } from '../tell.ts'
import { readSpans } from './read-off.ts'

/** When the school learns and when it rests: for everybody in it. */
export const getCalendar = handleQuery(contract.getCalendar, async ({ tx, actor, input }) => {
  const { organizationId, administers } = await accessHat(tx, actor, input.organizationId)
  return view(tx, organizationId, administers)
})

/** A school year as a whole: what stood in it goes, days that have passed too; lessons that were held stay. */
export const saveCalendar = handleCommand(contract.saveCalendar, async ({ tx, actor, input }) => {
  const { organizationId, personId, administers } = await accessMaker(tx, actor, input.organizationId)
  const { year, spans } = input
  checkSpans(year, spans)
  const { from, to } = yearSpan(year)
  await tx
    .deleteFrom('study_spans')
    .where('organization_id', '=', organizationId)
    .where('from_day', '>=', from)
    .where('from_day', '<=', to)
    .execute()
  const rows = spans.map(({ kind, name, from, to, grades }) => ({
    id: newId(),
    organization_id: organizationId,
    kind,
    name,
    from_day: from,
    to_day: to,
    first_grade: grades?.[0] ?? null,
    last_grade: grades?.[1] ?? null,
    written_by: personId,
  }))
  if (rows.length > 0) await tx.insertInto('study_spans').values(rows).execute()
  note(tx, { organizationId, action: 'lessons.saveCalendar', byPersonId: personId, details: { year } })
  await tellLessons(tx, organizationId, await readPlanned(tx, organizationId), personId)
  return view(tx, organizationId, administers)
})

async function view(tx: Parameters<typeof readSpans>[0], organizationId: string, administers: boolean) {
  const spans = (await readSpans(tx, organizationId)).map((span) => ({
    ...span,
    grades: span.grades && [...span.grades],
  }))
  return { spans, today: await todayAt(tx, organizationId), can: { edit: administers } } as contract.StudyCalendar
}

function checkSpans(year: number, spans: readonly Span[]): void {
  const bounds = yearSpan(year)
  spans.forEach(({ from, to, grades, kind }, place) => {
    if (to < from || (grades && grades[1] < grades[0]))
      throw invalid('Конец раньше начала', 'The end is before the beginning', `spans.${place}`)
    if (from < bounds.from || to > bounds.to)
      throw invalid(
        'Эти дни не из этого учебного года: он идёт с 1 сентября по 31 августа',
        'These days are not of this school year: it goes from 1 September to 31 August',
        `spans.${place}`,
      )
    const meets = spans
      .slice(0, place)
      .some((other) => other.kind === kind && !grades && !other.grades && other.from <= to && from <= other.to)
    if (meets)
      throw invalid(
        'Эти дни уже стоят строкой выше: сдвиньте одну из них',
        'These days stand in a row above already: move one of them',
        `spans.${place}`,
      )
  })
}

const readPlanned = async (tx: Tx, organizationId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('timetables')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select('class_id')
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .orderBy('class_id')
    .execute()
  return rows.map(({ class_id }) => class_id)
}
