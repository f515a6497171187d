import { todayAt } from '#domains/classes'
import type { Db } from '#server/db'
import { addJob, defineJob } from '#server/jobs'
import { type Field, lackOf, plainHead, type Who } from '../rules.ts'
import { compareList } from './compare-list.ts'
import { failing } from './failing.ts'
import { isClassKnown } from './get-import.ts'
import { guessMapping, type Remembered, type TableMapping } from './read/guess.ts'
import { readApart } from './read/read-apart.ts'
import type { Sheet } from './read/roster.ts'
import { headsOf, mainSheet } from './read/table-roster.ts'

/** Opens the file. A table waits for its columns to be confirmed; OneRoster and SDS say themselves what they mean. */
export const readList = defineJob<{ importId: string }>('rosters.readList', (db, { importId }) =>
  failing(db, importId, 'reading', async () => {
    const row = await db
      .selectFrom('roster_imports')
      .select(['organization_id', 'bytes', 'state', 'by_machine'])
      .where('id', '=', importId)
      .executeTakeFirst()
    if (row?.state !== 'reading' || !row.bytes) return
    const { format, sheets } = await readApart(row.bytes)
    const isTable = format === 'xlsx' || format === 'csv'
    const mapping = isTable ? await guess(db, row.organization_id, sheets) : null
    const isClear = !mapping || (row.by_machine && (await isExplained(db, row.organization_id, sheets, mapping)))
    await db.transaction().execute(async (tx) => {
      const changed = await tx
        .updateTable('roster_imports')
        .set({
          format,
          sheets: JSON.stringify(sheets),
          mapping: mapping && JSON.stringify(mapping),
          bytes: null,
          state: isClear ? 'comparing' : 'mapping',
          total: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
        })
        .where('id', '=', importId)
        .where('state', '=', 'reading')
        .returning('id')
        .executeTakeFirst()
      if (changed && isClear)
        await addJob(tx, compareList, { importId }, { key: `roster compare ${importId}`, attempts: 3 })
    })
  }),
)

/** The school has said before what every one of these headings means: a list that nobody has brought asks nobody. */
async function isExplained(db: Db, organizationId: string, sheets: Sheet[], mapping: TableMapping): Promise<boolean> {
  const known = await remembered(db, organizationId, mapping.who)
  const heads = headsOf(sheets, mapping).map(plainHead).filter(Boolean)
  return heads.every((head) => known.has(head)) && !lackOf(mapping.who, mapping.columns, isClassKnown(sheets, mapping))
}

async function guess(db: Db, organizationId: string, sheets: Sheet[]) {
  const today = await todayAt(db, organizationId)
  const main = mainSheet(sheets) ?? sheets[0]!
  const pupils = guessMapping(main, await remembered(db, organizationId, 'pupils'), today)
  return pupils.who === 'pupils' ? pupils : guessMapping(main, await remembered(db, organizationId, 'staff'), today)
}

async function remembered(db: Db, organizationId: string, who: Who): Promise<Remembered> {
  const rows = await db
    .selectFrom('roster_headings')
    .select(['heading', 'field'])
    .where('organization_id', '=', organizationId)
    .where('who', '=', who)
    .execute()
  return new Map(rows.map(({ heading, field }) => [plainHead(heading), field as Field]))
}
