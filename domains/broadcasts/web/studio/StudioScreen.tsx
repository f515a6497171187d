import '../broadcasts.css'
import '../words.ts'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { getBroadcast } from '#contract/broadcasts'
import { Card, Note, Page, Segmented, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { StateTag } from '../StateTag.tsx'
import { useSaying } from '../use-saying.ts'
import { CameraCard } from './CameraCard.tsx'
import { FromHere } from './FromHere.tsx'
import { HealthCard } from './HealthCard.tsx'
import { OnAir } from './OnAir.tsx'
import { useFilming } from './use-filming.ts'
import { useHealth } from './use-health.ts'

/** «Ведение эфира»: from what, how it looks, on the air and off it. */
export function StudioScreen() {
  const t = useWords('broadcasts')
  useMe()
  const broadcastId = useParam('broadcastId')
  const { data, error } = useAsk<typeof getBroadcast>('broadcasts.getBroadcast', { broadcastId })
  return (
    <Page className="broadcasts-page">
      <TopBar title={t('studio.title')} text={data?.broadcast.title} back={`/broadcasts/${broadcastId}`} />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={8} />}
      {data && !data.can.present && <Note kind="wait">{t(`studio.closed.${data.broadcast.state}`)}</Note>}
      {data?.can.present && <Studio known={data} />}
    </Page>
  )
}

const WAYS = ['camera', 'screen', 'outside'] as const
type Way = (typeof WAYS)[number]

function Studio({ known }: { known: OutputOf<typeof getBroadcast> }) {
  const t = useWords('broadcasts')
  const say = useSaying()
  const { broadcast } = known
  const [way, setWay] = useState<Way>('camera')
  const filming = useFilming(broadcast.id)
  const health = useHealth(broadcast.id)
  const ready = way === 'outside' ? Boolean(health?.watchable && health.flowing) : filming.source !== undefined
  return (
    <div className="broadcasts-studio">
      <div className="stack">
        <p className="row wrap">
          <StateTag state={broadcast.state} />
          <span className="dim">{say(broadcast)}</span>
        </p>
        {health && !health.encodes && <Note kind="bad">{t('studio.noFfmpeg')}</Note>}
        <Segmented<Way>
          label={t('way.label')}
          value={way}
          onChange={(next) => {
            filming.close()
            setWay(next)
          }}
          options={WAYS.map((value) => ({ value, label: t(`way.${value}`), disabled: filming.state !== undefined }))}
        />
        {way === 'outside' ? (
          <CameraCard broadcast={broadcast} health={health} />
        ) : (
          <FromHere key={way} from={way} filming={filming} live={broadcast.state === 'live'} />
        )}
      </div>
      <div className="stack">
        <Card title={t('air.title')}>
          <OnAir
            broadcast={broadcast}
            ready={ready}
            begin={way === 'outside' ? undefined : filming.begin}
            sending={way === 'outside' ? Boolean(health?.flowing) : filming.state !== undefined}
            end={filming.close}
          />
        </Card>
        <HealthCard health={health} filming={filming.state} />
      </div>
    </div>
  )
}
