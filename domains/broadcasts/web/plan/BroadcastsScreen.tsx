import '../broadcasts.css'
import '../words.ts'
import { MonitorPlay, Plus } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { Broadcast, listBroadcasts } from '#contract/broadcasts'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Empty, Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { StateTag } from '../StateTag.tsx'
import { useSaying, useWhen } from '../use-saying.ts'
import { PlanDialog } from './PlanDialog.tsx'
import { WhoPlansCard } from './WhoPlansCard.tsx'

/** «Трансляции»: what goes on and is to come, and what was. */
export const BroadcastsScreen = () => <InSchool>{(hat) => <Broadcasts hat={hat} />}</InSchool>

/** The same as a room of the section «Школа», with who may plan them. */
export const SchoolBroadcastsScreen = () => <InSchool administer>{(hat) => <Broadcasts hat={hat} ruling />}</InSchool>

function Broadcasts({ hat, ruling = false }: { hat: Hat; ruling?: boolean }) {
  const t = useWords('broadcasts')
  const organizationId = hat.organization.id
  const [planning, setPlanning] = useState(false)
  const { data, error } = useAsk<typeof listBroadcasts>('broadcasts.listBroadcasts', { organizationId })
  return (
    <>
      <TopBar title={t('list.title')} text={hat.organization.shortName} {...(ruling ? {} : { back: '/today' })}>
        {data?.can.plan && (
          <Button kind="pri" icon={Plus} onClick={() => setPlanning(true)}>
            {t('plan.open')}
          </Button>
        )}
      </TopBar>
      {ruling && <SchoolTabs />}
      <div className="broadcasts-list">
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={6} />}
        {data && <Lists {...data} />}
        {ruling && <WhoPlansCard organizationId={organizationId} />}
      </div>
      {planning && <PlanDialog organizationId={organizationId} onClose={() => setPlanning(false)} />}
    </>
  )
}

function Lists({ coming, past, can }: OutputOf<typeof listBroadcasts>) {
  const t = useWords('broadcasts')
  if (coming.length + past.length === 0)
    return <Empty icon={MonitorPlay} title={t('list.none')} text={t(can.plan ? 'list.noneHint' : 'list.noneText')} />
  return (
    <>
      {coming.length > 0 && (
        <Card title={t('list.coming')}>
          <Rows of={coming} />
        </Card>
      )}
      {past.length > 0 && (
        <Card title={t('list.past')}>
          <Rows of={past} />
        </Card>
      )}
    </>
  )
}

function Rows({ of }: { of: Broadcast[] }) {
  const say = useSaying()
  const when = useWhen()
  return (
    <ul className="broadcasts-rows">
      {of.map((one) => (
        <li key={one.id}>
          <a href={`/broadcasts/${one.id}`}>
            <b>{one.title}</b>
            <span className="small dim">
              {one.state === 'planned' ? say(one) : `${when(one.startsAt, one.organizationId)} · ${say(one)}`}
            </span>
          </a>
          {(one.state === 'live' || one.state === 'calledOff') && <StateTag state={one.state} />}
        </li>
      ))}
    </ul>
  )
}
