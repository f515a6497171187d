import '../broadcasts.css'
import '../words.ts'
import { Suspense, useState } from 'react'
import type { OutputOf } from '#contract'
import type { getBroadcast } from '#contract/broadcasts'
import { ChatBeside } from '#screens/chats'
import { Button, Note, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { PlanDialog } from '../plan/PlanDialog.tsx'
import { StateTag } from '../StateTag.tsx'
import { useSaying } from '../use-saying.ts'
import { CallOff } from './CallOff.tsx'
import { Film } from './Film.tsx'
import { HandOver } from './HandOver.tsx'
import { LivePlayer } from './LivePlayer.tsx'
import { Poster } from './Poster.tsx'
import { useAudience } from './use-audience.ts'

/** The picture, large; beside it the chat of the card. */
export function WatchScreen() {
  const t = useWords('broadcasts')
  useMe()
  const broadcastId = useParam('broadcastId')
  const { data, error } = useAsk<typeof getBroadcast>('broadcasts.getBroadcast', { broadcastId })
  const talks = Boolean(data?.besideChatId && data.broadcast.comments && data.broadcast.state !== 'calledOff')
  return (
    <Page className="broadcasts-page">
      <TopBar title={data?.broadcast.title ?? t('kind')} back="/broadcasts" />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="broadcasts-watch" data-talks={talks || undefined}>
          <Watching known={data} />
          {talks && (
            <aside className="card broadcasts-chat" aria-label={t('chat')}>
              <Suspense fallback={<Skeleton lines={5} />}>
                <ChatBeside chatId={data.besideChatId!} />
              </Suspense>
            </aside>
          )}
        </div>
      )}
    </Page>
  )
}

function Watching({ known }: { known: OutputOf<typeof getBroadcast> }) {
  const t = useWords('broadcasts')
  const say = useSaying()
  const { broadcast, can } = known
  const { state } = broadcast
  const audience = useAudience(broadcast.id, state === 'live')
  const [changing, setChanging] = useState(false)
  return (
    <section className="stack" aria-label={broadcast.title}>
      {state === 'live' ? (
        <LivePlayer broadcastId={broadcast.id} title={broadcast.title} flowing={audience?.flowing ?? true} />
      ) : can.watchFilm ? (
        <Film broadcast={broadcast} removable={can.removeFilm} />
      ) : (
        <Poster broadcast={broadcast} removable={can.removeFilm} />
      )}
      <div className="broadcasts-under">
        <p className="row wrap">
          <StateTag state={state} />
          {state === 'live' && audience && <span className="dim">{t('viewers', { count: audience.viewers })}</span>}
          {state === 'live' && broadcast.recorded && <span className="dim">{t('recorded')}</span>}
          {can.watchFilm && <span className="dim small">{say(broadcast)}</span>}
        </p>
        {broadcast.about && <p className="broadcasts-about">{broadcast.about}</p>}
        <p className="small dim">{t('by', { name: broadcast.ledBy })}</p>
        {(can.present || can.change) && (
          <div className="row wrap">
            <Button kind={state === 'live' ? 'line' : 'pri'} href={`/broadcasts/${broadcast.id}/studio`}>
              {t('studio.open')}
            </Button>
            {can.change && (
              <Button kind="line" onClick={() => setChanging(true)}>
                {t('plan.edit')}
              </Button>
            )}
            {can.present && <HandOver broadcast={broadcast} />}
            {can.change && <CallOff broadcast={broadcast} />}
          </div>
        )}
      </div>
      {changing && (
        <PlanDialog
          organizationId={broadcast.organizationId}
          broadcast={broadcast}
          onClose={() => setChanging(false)}
        />
      )}
    </section>
  )
}
