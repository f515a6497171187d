import { shareOf } from '#rules/statistics'
import { note } from '#server/audit'
import { handleDownload } from '#server/operation'
import { type Cell, CSV, writeCsv, writeXlsx, XLSX } from '#server/spreadsheet'
import type { WatchedSchool } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessTerritories } from './access.ts'
import { viewSchools } from './views.ts'

const HEADS = ['Регион', 'Муниципалитет', 'Школа', 'Сводка открыта', 'День']
const SHARES = ['Учеников', 'вошли', '%', 'Родителей', 'вошли', '%', 'Сотрудников', 'вошли', '%', 'Семьи на связи, %']

export const exportSchools = handleDownload(contract.exportSchools, async ({ tx, actor, input }) => {
  const territories = await accessTerritories(tx, actor)
  const ids = territories.map(({ id }) => id)
  const schools = await viewSchools(tx, ids)
  const rows: Cell[][] = [[...HEADS, ...SHARES], ...schools.map(rowOf)]
  const details = { rows: schools.length, format: input.format }
  note(tx, { organizationId: null, action: 'network.exportSchools', byAccountId: actor.accountId, details })
  const fileName = `Школы территории.${input.format}`
  if (input.format === 'csv') return { mediaType: CSV, fileName, bytes: writeCsv(rows) }
  return {
    mediaType: XLSX,
    fileName,
    bytes: await writeXlsx(rows, 'Школы', [24, 24, 36, 16, 12, ...SHARES.map(() => 12)]),
  }
})

function rowOf({ region, municipality, name, open, figures }: WatchedSchool): Cell[] {
  const groups = figures ? [figures.pupils, figures.guardians, figures.staff] : [null, null, null]
  const families = figures?.families
  return [
    region,
    municipality,
    name,
    open ? 'да' : 'нет',
    figures?.day ?? '',
    ...groups.flatMap((group) => [
      group?.known ?? null,
      group?.joined ?? null,
      group ? shareOf(group.joined, group.known) : null,
    ]),
    families ? shareOf(families.reached, families.known) : null,
  ]
}
