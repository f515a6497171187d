import './statistics.css'
import './words.ts'
import { ChartNoAxesColumn, Download, Lock, Printer } from 'lucide-react'
import { useState } from 'react'
import type { InputOf } from '#contract'
import type { Hat } from '#contract/people'
import type { exportSummary, getSummary } from '#contract/statistics'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Empty, IconButton, Menu, Note, Skeleton, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { formatPaperDate, formatTime, useWords, type When } from '#web/i18n'
import { Attention } from './Attention.tsx'
import { ClassGrid } from './ClassGrid.tsx'
import { Facts } from './Facts.tsx'
import { type Asked, PeriodPicker } from './PeriodPicker.tsx'
import { ReadersCard } from './ReadersCard.tsx'
import { ReadyCard } from './ReadyCard.tsx'
import { Tiles } from './Tiles.tsx'
import { TrendChart } from './TrendChart.tsx'

/** «Сводка»: the school in figures, for its director and those to whom the figures were given (R153–R155). */
export const SummaryScreen = () => <InSchool work>{(hat) => <Summary hat={hat} />}</InSchool>

function Summary({ hat }: { hat: Hat }) {
  const t = useWords('statistics')
  const [asked, setAsked] = useState<Asked>({})
  const input = { organizationId: hat.organization.id, ...asked }
  const { data, error } = useAsk<typeof getSummary>('statistics.getSummary', input, {
    placeholderData: (kept) => kept,
  })
  const place = hat.organization.shortName || hat.organization.name
  const at = data && paperMoment(data.at, { timeZone: hat.organization.timeZone })
  return (
    <div className="stat">
      <title>{t('title')}</title>
      <TopBar
        title={t('title')}
        text={[place, at].filter(Boolean).join(' · ')}
        {...(hat.can.administer ? {} : { back: '/more' })}
      >
        {data && <SaveMenu input={input} />}
      </TopBar>
      <SchoolTabs />
      {error?.code === 'forbidden' ? (
        <Empty icon={ChartNoAxesColumn} title={t('closed')} text={error.reason} />
      ) : (
        <>
          {error && <Note kind="bad">{error.reason}</Note>}
          <PeriodPicker
            asked={asked}
            today={dayIn(hat.organization.timeZone)}
            onAsk={setAsked}
            {...(data ? { shown: data } : {})}
          />
          {data ? <Sheets hat={hat} data={data} /> : <Skeleton lines={8} />}
        </>
      )}
    </div>
  )
}

/** With the day in figures: the sheet is also for paper, where «сегодня» says nothing. */
const paperMoment = (at: string, when: When) => `${formatPaperDate(at, when)}, ${formatTime(at, when)}`

/** The day on the school's wall, as the wire has it: the Swedes write it so. */
const dayIn = (timeZone: string): string => new Intl.DateTimeFormat('sv', { timeZone }).format(new Date())

type Told = (typeof getSummary)['output']['_output']

function Sheets({ hat, data }: { hat: Hat; data: Told }) {
  const t = useWords('statistics')
  const { figures, can } = data
  const { id: organizationId } = hat.organization
  return (
    <div className="stat-sheets">
      <Tiles figures={figures} organizationId={organizationId} names={can.names} />
      <Card title={t('trend.title')}>
        <p className="small dim">{t('trend.what')}</p>
        <TrendChart days={data.trend} />
      </Card>
      <Card title={t('attention.title')}>
        <Attention told={data} />
        <Note icon={Lock} className="stat-promise">
          {t('promise')}
        </Note>
      </Card>
      <ClassGrid classes={figures.classes} organizationId={organizationId} names={can.names} />
      <ReadyCard figures={figures} />
      <Facts figures={figures} />
      {can.giveAccess && <ReadersCard organizationId={organizationId} />}
    </div>
  )
}

/** On a phone one button holds it all. */
function SaveMenu({ input }: { input: Omit<InputOf<typeof exportSummary>, 'format'> }) {
  const t = useWords('statistics')
  const tables = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: t(`save.${format}`),
    icon: Download,
    href: downloadUrl<typeof exportSummary>('statistics.exportSummary', { ...input, format }),
  }))
  const print = { key: 'print', label: t('save.print'), icon: Printer, onSelect: () => window.print() }
  return (
    <span className="row stat-noprint">
      <span className="only-phone">
        <Menu
          label={t('save.label')}
          align="end"
          trigger={<IconButton icon={Download} label={t('save.label')} />}
          items={[...tables, print]}
        />
      </span>
      <span className="only-wide">
        <Menu
          label={t('save.label')}
          align="end"
          trigger={
            <Button kind="line" icon={Download}>
              {t('save.label')}
            </Button>
          }
          items={tables}
        />
      </span>
      <Button className="only-wide" kind="line" icon={Printer} onClick={print.onSelect}>
        {t('save.print')}
      </Button>
    </span>
  )
}
