import { Printer } from 'lucide-react'
import type { Class } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { Avatar, Button, type Column, Table } from '#ui'
import { Joining } from './Joining.tsx'

export function ClassesTable({ classes }: { classes: Class[] }) {
  const t = useUnitWords('classes')
  const columns: Column<Class>[] = [
    {
      key: 'name',
      head: t('table.class'),
      place: 'lead',
      cell: ({ id, name }) => (
        <a className="classes-link" href={`/school/classes/${id}`} aria-label={name}>
          <Avatar id={id} name={name} room size="m" />
        </a>
      ),
    },
    {
      key: 'teacher',
      head: t('table.classTeacher'),
      place: 'main',
      cell: (one) => (
        <a className="classes-name" href={`/school/classes/${one.id}`}>
          {one.kind !== 'class' && <b>{one.name}</b>}
          <Teachers of={one} />
        </a>
      ),
    },
    {
      key: 'pupils',
      head: t('table.pupils'),
      narrow: t('table.pupilsShort'),
      cell: ({ pupils }) => <Joining {...pupils} what={t('table.pupilsShort')} />,
    },
    {
      key: 'guardians',
      head: t('table.guardians'),
      narrow: t('table.guardiansShort'),
      cell: ({ guardians }) => <Joining {...guardians} what={t('table.guardiansShort')} />,
    },
    {
      key: 'sheets',
      head: t('table.print'),
      headHidden: true,
      place: 'act',
      cell: ({ id, name, can }) =>
        can.lead && (
          <Button icon={Printer} href={`/school/classes/${id}/sheets`} aria-label={t('table.sheetsOf', { name })}>
            <span className="classes-wide">{t('table.sheets')}</span>
          </Button>
        ),
    },
  ]
  return <Table caption={t('classes.title')} columns={columns} rows={classes} rowKey={({ id }) => id} />
}

function Teachers({ of: { kind, classTeachers } }: { of: Class }) {
  const t = useUnitWords('classes', kind)
  if (classTeachers.length === 0) return <span className="redpen">{t('table.nobody')}</span>
  return <span>{classTeachers.map(({ fullName }) => fullName).join(', ')}</span>
}
