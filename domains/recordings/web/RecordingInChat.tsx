import './recordings.css'
import './words.ts'
import { Clapperboard } from 'lucide-react'
import { useState } from 'react'
import type { getRecording, Recording } from '#contract/recordings'
import type { AttachmentProps } from '#screens/chats'
import { Button, NoticeCard, Progress, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { formatDayTime, formatSize, formatTime, formatUntil, type Say, useWords } from '#web/i18n'
import { Player } from './Player.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

/** A recording in its chat, from the press on: it runs, it is composed, here it is, it is gone. */
export function RecordingInChat({ message, attachmentId: recordingId }: AttachmentProps) {
  const t = useWords('recordings')
  const { data, error } = useAsk<typeof getRecording>('recordings.getRecording', { recordingId })
  const [removing, setRemoving] = useState(false)
  if (error) return <p className="dim">{error.reason}</p>
  if (!data) return <Skeleton lines={3} />
  const { recording, can } = data
  return (
    <NoticeCard
      icon={Clapperboard}
      kind={t('card.kind')}
      time={formatTime(message.sentAt)}
      title={formatDayTime(recording.startedAt)}
      actions={
        can.remove && (
          <Button kind="line" onClick={() => setRemoving(true)}>
            {t('remove.open')}
          </Button>
        )
      }
    >
      {can.watch && <Player recording={recording} />}
      {recording.state === 'composing' && (
        <Progress value={recording.progress} label={t('card.composing', { share: recording.progress })} />
      )}
      <p className="small dim" aria-live="polite">
        {sayState(recording, can.watch, t)}
      </p>
      {removing && <RemoveDialog recordingId={recordingId} onClose={() => setRemoving(false)} />}
    </NoticeCard>
  )
}

function sayState(one: Recording, watches: boolean, t: Say): string {
  if (one.state === 'ready') {
    const until = t('card.until', { date: formatUntil(one.keptUntil!) })
    if (!watches) return `${t('card.staffOnly')} ${until}`
    return `${t('card.length', { minutes: Math.max(1, Math.round(one.seconds! / 60)), size: formatSize(one.size ?? 0) })} ${until}`
  }
  if (one.state === 'composing') return t('card.composing', { share: one.progress })
  if (one.state === 'failed') return t(`trouble.${one.trouble}`)
  if (one.state === 'deleted') {
    const { by, reason } = one.deleted ?? {}
    return by ? t('card.deleted', { name: by, reason }) : t('card.expired')
  }
  return t(one.state === 'on' ? 'card.on' : 'card.waiting', { name: one.startedBy })
}
