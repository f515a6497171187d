import { useState } from 'react'
import type { ClassFigures, Joined } from '#contract/statistics'
import { shareJoined } from '#rules/statistics'
import { useUnitWords } from '#screens/people'
import { Button, type Column, Select, Table } from '#ui'

const ORDERS = ['name', 'guardians', 'pupils', 'subjects'] as const
type Order = (typeof ORDERS)[number]

type Props = { classes: ClassFigures[]; onOpen: (one: ClassFigures) => void }

export function ClassTable({ classes, onOpen }: Props) {
  const t = useUnitWords('statistics')
  const [order, setOrder] = useState<Order>('name')
  const joined = (one: Joined) => (
    <span className="nowrap">
      {t('of', { done: one.joined, of: one.known })}
      <span className="dim"> · {shareJoined(one) === null ? '–' : t('percent', { share: shareJoined(one) })}</span>
    </span>
  )
  const columns: Column<ClassFigures>[] = [
    {
      key: 'name',
      head: t('classes.one'),
      place: 'main',
      cell: (one) => (
        <Button className="stat-name" aria-label={t('classes.open', { name: one.name })} onClick={() => onOpen(one)}>
          {one.name}
        </Button>
      ),
    },
    { key: 'guardians', head: t('group.guardians'), cell: ({ guardians }) => joined(guardians) },
    { key: 'pupils', head: t('group.pupils'), cell: ({ pupils }) => joined(pupils) },
    {
      key: 'teacher',
      head: t('classes.teacher'),
      cell: ({ teacher }) => (teacher ? t('yes') : <span className="redpen">{t('no')}</span>),
    },
    {
      key: 'subjects',
      head: t('ready.subjects'),
      cell: ({ subjects, subjectsMade }) => (subjects ? t('of', { done: subjectsMade, of: subjects }) : '–'),
    },
    { key: 'called', head: t('classes.called'), cell: ({ called }) => t(called ? 'yes' : 'no') },
  ]
  return (
    <>
      <Select
        className="stat-order stat-noprint"
        label={t('order.label')}
        value={order}
        onChange={(next) => setOrder(next as Order)}
        options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
      />
      <Table caption={t('classes.title')} columns={columns} rows={inOrder(classes, order)} rowKey={({ id }) => id} />
    </>
  )
}

/** The ones that lag first; classes keep the order of the school otherwise. */
function inOrder(classes: ClassFigures[], order: Order): ClassFigures[] {
  const key = (one: ClassFigures) =>
    order === 'subjects' ? one.subjectsMade / (one.subjects || 1) : (shareJoined(one[order as 'pupils']) ?? 101)
  return order === 'name' ? classes : [...classes].sort((one, other) => key(one) - key(other))
}
