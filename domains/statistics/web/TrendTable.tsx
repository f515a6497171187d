import type { DayFigures, Joined } from '#contract/statistics'
import { type Column, Table } from '#ui'
import { formatPaperDate, useWords } from '#web/i18n'

/** The lines as figures, for eyes that do not see lines; closed until it is asked for. */
export function TrendTable({ days }: { days: DayFigures[] }) {
  const t = useWords('statistics')
  const cell = ({ joined, known }: Joined) => t('of', { done: joined, of: known })
  const columns: Column<DayFigures>[] = [
    { key: 'day', head: t('day'), place: 'main', cell: ({ day }) => formatPaperDate(`${day}T12:00:00`) },
    { key: 'pupils', head: t('group.pupils'), cell: ({ pupils }) => cell(pupils) },
    { key: 'guardians', head: t('group.guardians'), cell: ({ guardians }) => cell(guardians) },
    { key: 'staff', head: t('group.staff'), cell: ({ staff }) => cell(staff) },
  ]
  return (
    <details className="stat-more">
      <summary>{t('asTable')}</summary>
      <Table caption={t('trend.title')} columns={columns} rows={[...days].reverse()} rowKey={({ day }) => day} />
    </details>
  )
}
