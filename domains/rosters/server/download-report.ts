import { note } from '#server/audit'
import { handleDownload } from '#server/operation'
import type { Change, Doubt, Item, ItemKind } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { toXlsx, XLSX } from './export/write.ts'

const KINDS: Record<ItemKind, string> = {
  new: 'новый',
  changed: 'изменения',
  same: 'без изменений',
  leaving: 'выбывает',
  doubtful: 'ждёт решения',
  fault: 'ошибка',
}

/** Row by row, faults first: a list of what to correct in the file. */
export const downloadReport = handleDownload(contract.downloadReport, async ({ tx, actor, input }) => {
  const { row, hat } = await accessImport(tx, actor, input.importId)
  note(tx, { organizationId: row.organization_id, action: 'rosters.downloadReport', byPersonId: hat.personId })
  const rows = await tx
    .selectFrom('roster_items')
    .select(['kind', 'body'])
    .where('import_id', '=', row.id)
    .orderBy('place')
    .execute()
  const items = rows.map(({ body }) => body as Item)
  const faults = items.filter(({ kind }) => kind === 'fault')
  const head = ['Лист', 'Строка', 'Что', 'Кто', 'Класс или должность', 'Столбец', 'В ячейке', 'Подробности']
  const lines = [...faults, ...items.filter(({ kind }) => kind !== 'fault')].map((item) => [
    item.sheet ?? '',
    item.row === null ? '' : String(item.row),
    item.kind === 'leaving' && item.kept ? 'нет в файле, остаётся' : KINDS[item.kind],
    item.fullName,
    item.unit ?? '',
    item.column ?? '',
    item.cell ?? '',
    [item.reason?.ru, ...item.changes.map(wordOf), ...item.doubts.map(doubtWord)].filter(Boolean).join('; '),
  ])
  const name = row.file_name
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .slice(0, 60)
  return { mediaType: XLSX, fileName: `Отчёт ${name}.xlsx`, bytes: await toXlsx([head, ...lines], 'Отчёт') }
})

const WHAT: Record<Change['what'], string> = {
  name: 'имя',
  class: 'класс',
  group: 'группа',
  birthDay: 'дата рождения',
  contacts: 'телефон или почта',
  guardianNew: 'новый родитель',
  guardianKnown: 'родитель, который уже есть',
  guardianName: 'имя родителя',
  relation: 'кем приходится',
  returned: 'возвращается',
  post: 'должность',
  role: 'роль',
  leads: 'классное руководство',
  teaches: 'ведёт',
  code: 'код',
}

const wordOf = ({ what, before, after }: Change): string =>
  `${WHAT[what]}${after ? `: ${before && !what.startsWith('guardianN') ? `${before} → ` : ''}${after}` : ''}`

const doubtWord = ({ fullName, candidates }: Doubt): string =>
  `${fullName}: похоже на «${candidates.map(({ fullName, about }) => [fullName, about].filter(Boolean).join(', ')).join('», «')}»`
