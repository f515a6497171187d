import './broadcasts.css'
import './words.ts'
import { MonitorPlay } from 'lucide-react'
import type { Broadcast, getBroadcast } from '#contract/broadcasts'
import type { AttachmentProps } from '#screens/chats'
import { Button, NoticeCard, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { formatTime, useWords } from '#web/i18n'
import { StateTag } from './StateTag.tsx'
import { useSaying } from './use-saying.ts'

/** A broadcast in its chat: when it is, that it goes on, what is left of it. */
export function BroadcastInChat({ message, attachmentId: broadcastId }: AttachmentProps) {
  const t = useWords('broadcasts')
  const { data, error } = useAsk<typeof getBroadcast>('broadcasts.getBroadcast', { broadcastId }, { staleTime: 60_000 })
  const say = useSaying()
  if (error) return <p className="dim">{error.reason}</p>
  if (!data) return <Skeleton lines={4} />
  const { broadcast, can } = data
  const { state } = broadcast
  const goes = state === 'live'
  return (
    <NoticeCard
      icon={MonitorPlay}
      kind={t('kind')}
      time={formatTime(message.sentAt)}
      title={broadcast.title}
      actions={
        state !== 'calledOff' && (
          <>
            <Button kind={goes || hasFilm(broadcast) ? 'pri' : 'line'} href={`/broadcasts/${broadcast.id}`}>
              {t(goes ? 'watch' : hasFilm(broadcast) ? 'film.watch' : 'open')}
            </Button>
            {can.present && (
              <Button kind="line" href={`/broadcasts/${broadcast.id}/studio`}>
                {t('studio.open')}
              </Button>
            )}
          </>
        )
      }
    >
      <p className="row wrap">
        {state !== 'planned' && <StateTag state={state} />}
        <b>{say(broadcast)}</b>
      </p>
      {broadcast.about && <p className="broadcasts-about">{broadcast.about}</p>}
    </NoticeCard>
  )
}

const hasFilm = ({ film }: Broadcast): boolean => film?.state === 'ready'
