import './network.css'
import './words.ts'
import { Lock } from 'lucide-react'
import { Suspense } from 'react'
import type { getSchool } from '#contract/network'
import { READY, readinessOf } from '#rules/statistics'
import { Share, TrendChart } from '#screens/statistics'
import { Card, type Column, Empty, Note, Page, Skeleton, Table, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { LettersCard } from './LettersCard.tsx'
import { placeOf, shareText } from './schools.ts'
import { useTerritories } from './use-territories.ts'

/** One school for its curator: figures of its latest day, and letters with its administration. */
export function CuratorSchoolScreen() {
  const t = useWords('network')
  useMe()
  const organizationId = useParam('organizationId')
  const territories = useTerritories()
  const { data, error } = useAsk<typeof getSchool>('network.getSchool', { organizationId })
  if (error)
    return (
      <Page>
        <TopBar title={t('title')} back="/curator" />
        <Note kind="bad">{error.reason}</Note>
      </Page>
    )
  if (!data)
    return (
      <Page>
        <Skeleton lines={8} />
      </Page>
    )
  const { school, summary } = data
  const curator = territories?.find(
    ({ region, municipality }) => region === school.region && (!municipality || municipality === school.municipality),
  )
  return (
    <Page className="network">
      <title>{school.name}</title>
      <TopBar title={school.name} text={placeOf(school)} back="/curator" />
      <div className="network-cols">
        <div className="stack">
          {summary ? (
            <Suspense fallback={<Skeleton lines={6} />}>
              <Summary told={summary} day={school.figures!.day} />
            </Suspense>
          ) : (
            <Card>
              <Empty
                icon={Lock}
                title={t(school.open ? 'noDay.title' : 'notOpen.title')}
                text={t(school.open ? 'noDay.text' : 'notOpen.text')}
              />
            </Card>
          )}
        </div>
        <div className="stack">
          {curator && <LettersCard organizationId={school.id} curatorId={curator.id} title={t('letters.toSchool')} />}
          <Note icon={Lock}>{t('promise')}</Note>
        </div>
      </div>
    </Page>
  )
}

type Told = NonNullable<(typeof getSchool)['output']['_output']['summary']>

function Summary({ told: { figures, classes, small, trend }, day }: { told: Told; day: string }) {
  const t = useWords('network')
  const ready = readinessOf({ ...figures, classes: [], answers: null, desk: NO_DESK })
  const columns: Column<Told['classes'][number]>[] = [
    { key: 'name', head: t('class'), place: 'main', cell: ({ name }) => name },
    {
      key: 'pupils',
      head: t('group.pupils'),
      cell: ({ pupils }) => `${shareText(t, pupils)} · ${t('of', { done: pupils.joined, of: pupils.known })}`,
    },
    {
      key: 'guardians',
      head: t('group.guardians'),
      cell: ({ guardians }) =>
        guardians ? `${shareText(t, guardians)} · ${t('of', { done: guardians.joined, of: guardians.known })}` : '–',
    },
  ]
  const { families, announcements } = figures
  return (
    <>
      <Card title={t('coverage')} aside={t('onDay', { when: formatPaperDate(`${day}T12:00:00`) })}>
        <div className="stack">
          {families.known > 0 && (
            <Share name={t('order.families')} done={families.reached} of={families.known} what={t('familiesWhat')} />
          )}
          {READY.filter((part) => ready[part].of > 0).map((part) => (
            <Share key={part} name={t(`ready.${part}`)} {...ready[part]} />
          ))}
          {announcements.asked > 0 && (
            <Share name={t('confirmed')} done={announcements.confirmed} of={announcements.asked} what={t('month')} />
          )}
        </div>
      </Card>
      <Card title={t('trend')}>
        <TrendChart days={trend} />
      </Card>
      {classes.length > 0 && (
        <Card title={t('classes')}>
          <Table caption={t('classes')} columns={columns} rows={classes} rowKey={({ name }) => name} />
          {small > 0 && <p className="small dim">{t('small', { count: small })}</p>}
        </Card>
      )}
    </>
  )
}

const NO_DESK = { open: 0, oldestHours: null, closed: 0, medianHours: null }
