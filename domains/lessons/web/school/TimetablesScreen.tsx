import '../words.ts'
import '../lessons.css'
import { Bell, CalendarDays, FileUp, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { Bells, listTimetables, removeBells } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, type Column, Empty, IconButton, Note, Skeleton, Table, Tag, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { BellsDialog } from './BellsDialog.tsx'
import { CalendarCard } from './CalendarCard.tsx'
import { ImportDialog } from './ImportDialog.tsx'

type Row = OutputOf<typeof listTimetables>['classes'][number]

/** «Расписание» of the school: its bells, its classes, a table from outside. */
export const TimetablesScreen = () => <InSchool administer>{(hat) => <Timetables hat={hat} />}</InSchool>

function Timetables({ hat }: { hat: Hat }) {
  const t = useWords('lessons')
  const organizationId = hat.organization.id
  const [importing, setImporting] = useState(false)
  const [bells, setBells] = useState<Bells | 'new'>()
  const { data, error } = useAsk<typeof listTimetables>('lessons.listTimetables', { organizationId })
  const noBells = data?.bells.length === 0
  return (
    <>
      <title>{t('timetable.title')}</title>
      <TopBar title={t('timetable.title')} text={t('timetable.subtitle')}>
        <IconButton className="only-phone" icon={FileUp} label={t('import.open')} onClick={() => setImporting(true)} />
        <Button className="only-wide" kind="line" icon={FileUp} onClick={() => setImporting(true)}>
          {t('import.open')}
        </Button>
      </TopBar>
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={6} />}
      {data && (
        <div className="lessons-made">
          <div className="stack">
            {noBells && (
              <Note
                actions={
                  <Button kind="pri" icon={Bell} onClick={() => setBells('new')}>
                    {t('bells.first')}
                  </Button>
                }
              >
                {t('bells.none')}
              </Note>
            )}
            {data.classes.length === 0 ? (
              <Empty icon={CalendarDays} title={t('timetable.empty.title')} text={t('timetable.empty.text')} />
            ) : (
              <Classes rows={data.classes} />
            )}
          </div>
          <div className="stack">
            <Card
              title={t('bells.title')}
              aside={<IconButton icon={Plus} label={t('bells.new')} onClick={() => setBells('new')} />}
            >
              {data.bells.length === 0 && <p className="dim">{t('bells.noneYet')}</p>}
              <ul className="lessons-list">
                {data.bells.map((one) => (
                  <BellsRow key={one.id} bells={one} onEdit={() => setBells(one)} />
                ))}
              </ul>
            </Card>
            <CalendarCard organizationId={organizationId} />
          </div>
        </div>
      )}
      {bells && (
        <BellsDialog
          organizationId={organizationId}
          bells={bells === 'new' ? undefined : bells}
          onClose={() => setBells(undefined)}
        />
      )}
      {importing && data && <ImportDialog hat={hat} bells={data.bells} onClose={() => setImporting(false)} />}
    </>
  )
}

function Classes({ rows }: { rows: Row[] }) {
  const t = useWords('lessons')
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('timetable.class'),
      place: 'main',
      cell: ({ id, name }) => <a href={`/school/timetable/${id}`}>{name}</a>,
    },
    { key: 'lessons', head: t('timetable.lessons'), cell: ({ lessons }) => lessons || '–' },
    {
      key: 'norms',
      head: t('norms.title'),
      cell: ({ lessons, breaches }) =>
        lessons === 0 ? (
          '–'
        ) : (
          <Tag kind={breaches > 0 ? 'bad' : 'ok'}>
            {breaches > 0 ? t('norms.count', { count: breaches }) : t('norms.ok')}
          </Tag>
        ),
    },
    {
      key: 'told',
      head: t('timetable.families'),
      cell: ({ announcedAt }) => t(announcedAt ? 'timetable.toldYes' : 'timetable.toldNo'),
    },
  ]
  return <Table caption={t('timetable.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function BellsRow({ bells, onEdit }: { bells: Bells; onEdit: () => void }) {
  const t = useWords('lessons')
  const removing = useRun<typeof removeBells>('lessons.removeBells', { refresh: ['lessons.listTimetables'] })
  const [first, last] = [bells.periods[0]![0], bells.periods.at(-1)![1]]
  return (
    <li>
      <div className="sp">
        <b>{bells.name}</b>
        <p className="small dim">{t('bells.span', { count: bells.periods.length, from: first, to: last })}</p>
      </div>
      <span className="row">
        <IconButton icon={Pencil} label={t('bells.changeOf', { name: bells.name })} onClick={onEdit} />
        <IconButton
          icon={Trash2}
          label={t('bells.removeOf', { name: bells.name })}
          busy={removing.isPending}
          onClick={() => removing.mutate({ bellsId: bells.id }, { onError: ({ reason }) => toast(reason) })}
        />
      </span>
    </li>
  )
}
