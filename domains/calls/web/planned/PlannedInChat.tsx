import '../calls.css'
import '../words.ts'
import { CalendarClock } from 'lucide-react'
import type { getPlanned } from '#contract/calls'
import type { AttachmentProps } from '#screens/chats'
import { Button, NoticeCard, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { formatTime, useWords } from '#web/i18n'
import { PlannedActs } from './PlannedActs.tsx'
import { whenOf } from './when.ts'

/** A planned call in each chat that is invited: what it is, when, and the way in. */
export function PlannedInChat({ message, attachmentId: plannedId }: AttachmentProps) {
  const t = useWords('calls')
  const { data, error } = useAsk<typeof getPlanned>('calls.getPlanned', { plannedId }, { staleTime: 60_000 })
  if (error) return <p className="dim">{t('gone.title')}</p>
  if (!data) return <Skeleton lines={4} />
  const { planned } = data
  return (
    <NoticeCard
      icon={CalendarClock}
      kind={t(`plannedKind.${planned.kind}`)}
      time={formatTime(message.sentAt)}
      title={planned.title}
      actions={
        <>
          <PlannedActs {...data} />
          <Button kind="line" href={`/calls/planned/${planned.id}`}>
            {t('planned.more')}
          </Button>
        </>
      }
    >
      <p>
        <b>{whenOf(planned, t)}</b>
      </p>
      {planned.agenda && <p className="calls-agenda">{planned.agenda}</p>}
      {planned.createdBy && <p className="small dim">{planned.createdBy.name}</p>}
    </NoticeCard>
  )
}
