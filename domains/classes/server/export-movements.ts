import writeXlsxFile from 'write-excel-file/node'
import { accessHat, fullName } from '#domains/people'
import { note } from '#server/audit'
import { handleDownload } from '#server/operation'
import type { MovementKind } from '../contract.ts'
import * as contract from '../contract.ts'
import { mayNotSee } from './list-movements.ts'
import { findMovements } from './movement-views.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const KINDS: Record<MovementKind, string> = {
  arrived: 'зачисление',
  moved: 'перевод',
  takenOut: 'выведен(а) из класса',
  left: 'выбытие',
  returned: 'возвращение',
  promoted: 'перевод в следующий класс',
  graduated: 'выпуск',
  tookClass: 'классное руководство',
  gaveClass: 'конец классного руководства',
}
const HEAD = ['Дата', 'Движение', 'Фамилия, имя, отчество', 'Из', 'В', 'Приказ', 'Основание', 'Записал(а)']

/** As the list is filtered on the screen. */
export const exportMovements = handleDownload(contract.exportMovements, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw mayNotSee()
  note(tx, { organizationId: hat.organizationId, action: 'classes.exportMovements', byPersonId: hat.personId })
  const rows = await findMovements(tx, input, 0, 20_000)
  const lines = rows.map((row) => [
    row.day.split('-').reverse().join('.'),
    KINDS[row.kind],
    fullName(row),
    row.from_name ?? '',
    row.to_name ?? '',
    row.order_number ?? '',
    row.reason ?? '',
    row.by_last ? fullName({ last_name: row.by_last, first_name: row.by_first!, patronymic: row.by_patronymic }) : '',
  ])
  const cells = [HEAD, ...lines].map((line) => line.map((value) => (value ? { value, type: String } : null)))
  const columns = [12, 24, 36, 8, 8, 16, 36, 32].map((width) => ({ width }))
  const bytes = await writeXlsxFile(cells, { columns, sheet: 'Движение', stickyRowsCount: 1 }).toBuffer()
  return { mediaType: XLSX, fileName: 'Движение.xlsx', bytes }
})
