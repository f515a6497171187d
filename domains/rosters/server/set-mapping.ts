import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { lackOf, plainHead } from '../rules.ts'
import { accessImport } from './access.ts'
import { compareList } from './compare-list.ts'
import { isClassKnown } from './get-import.ts'
import type { TableMapping } from './read/guess.ts'
import type { Sheet } from './read/roster.ts'
import { headsOf } from './read/table-roster.ts'
import { viewImport } from './views.ts'

/** What the school says of its headings is remembered for its next list. */
export const setMapping = handleCommand(contract.setMapping, async ({ tx, actor, input }) => {
  const { row } = await accessImport(tx, actor, input.importId)
  if (row.state !== 'mapping' && row.state !== 'ready') throw notNow()
  const isTable = row.format === 'xlsx' || row.format === 'csv'
  const mapping = isTable ? (input.mapping ?? row.mapping) : null
  if (isTable) {
    const { sheets } = await tx
      .selectFrom('roster_imports')
      .select('sheets')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    refuseLacking(mapping!, sheets!)
    await remember(tx, row.organization_id, mapping!, headsOf(sheets!, mapping!))
  }
  await tx
    .updateTable('roster_imports')
    .set({
      state: 'comparing',
      mapping: mapping && JSON.stringify(mapping),
      leave_absent: input.leaveAbsent,
      reason: null,
      done: 0,
    })
    .where('id', '=', row.id)
    .execute()
  await addJob(tx, compareList, { importId: row.id }, { key: `roster compare ${row.id}`, attempts: 3 })
  return viewImport(tx, row.id)
})

function refuseLacking(mapping: TableMapping, sheets: Sheet[]): void {
  const lack = lackOf(mapping.who, mapping.columns, isClassKnown(sheets, mapping))
  if (lack === 'name') {
    throw invalid(
      'Покажите, где имена: столбец «ФИО» или отдельно «Фамилия» и «Имя»',
      'Say where the names are: a column with the full name, or last and first names apart',
      'mapping',
    )
  }
  if (lack === 'class') {
    throw invalid(
      'Покажите столбец с классом. Если файл про один класс, назовите лист Excel его именем: «7Б»',
      'Say which column holds the class. If the file is about one class, name the Excel sheet after it: “7Б”',
      'mapping',
    )
  }
  if (lack === 'twice') {
    throw invalid(
      'Два столбца названы одинаково. Оставьте один',
      'Two columns are called the same. Leave one',
      'mapping',
    )
  }
}

async function remember(tx: Tx, organizationId: string, mapping: TableMapping, heads: string[]): Promise<void> {
  const rows = heads.flatMap((head, column) => {
    const heading = plainHead(head)
    const field = mapping.columns[column]
    return heading && field ? [{ organization_id: organizationId, who: mapping.who, heading, field }] : []
  })
  const unique = [...new Map(rows.map((row) => [row.heading, row])).values()]
  // Two columns of one name cannot be told apart by it.
  const told = unique.filter(({ heading }) => rows.filter((row) => row.heading === heading).length === 1)
  if (told.length === 0) return
  await tx
    .insertInto('roster_headings')
    .values(told)
    .onConflict((oc) =>
      oc.columns(['organization_id', 'who', 'heading']).doUpdateSet((eb) => ({ field: eb.ref('excluded.field') })),
    )
    .execute()
}

export const notNow = () =>
  conflict(
    'Сейчас это сделать нельзя: загрузка уже ушла дальше. Обновите страницу',
    'This cannot be done now: the import has moved on. Load the page again',
  )
