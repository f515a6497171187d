import { note } from '#server/audit'
import { type Document, handleDownload } from '#server/operation'
import * as contract from '../contract.ts'
import { accessLists } from './access.ts'
import { oneRosterTables, sdsTables } from './export/archives.ts'
import { readOutList } from './export/read-list.ts'
import { pupilTable, staffTable } from './export/tables.ts'
import { in1251, inUtf8, toCsv, toXlsx, toZip, XLSX } from './export/write.ts'

/** What goes out comes in again without a change. Birthdays and phones are those that the school has brought itself. */
export const exportRoster = handleDownload(contract.exportRoster, async ({ tx, actor, input }): Promise<Document> => {
  const hat = await accessLists(tx, actor, input.organizationId)
  const { format, who } = input
  note(tx, {
    organizationId: hat.organizationId,
    action: 'rosters.exportRoster',
    byPersonId: hat.personId,
    details: { format, who },
  })
  const list = await readOutList(tx, hat.organizationId)
  if (format === 'oneroster')
    return { mediaType: 'application/zip', fileName: 'oneroster.zip', bytes: toZip(oneRosterTables(list)) }
  if (format === 'sds') return { mediaType: 'application/zip', fileName: 'sds.zip', bytes: toZip(sdsTables(list)) }
  const rows = who === 'staff' ? staffTable(list) : pupilTable(list)
  const name = who === 'staff' ? 'Сотрудники' : 'Ученики'
  if (format === 'xlsx') return { mediaType: XLSX, fileName: `${name}.xlsx`, bytes: await toXlsx(rows, name) }
  const text = toCsv(rows)
  return format === 'csv1251'
    ? { mediaType: 'text/csv; charset=windows-1251', fileName: `${name}.csv`, bytes: in1251(text) }
    : { mediaType: 'text/csv; charset=utf-8', fileName: `${name}.csv`, bytes: inUtf8(text) }
})
