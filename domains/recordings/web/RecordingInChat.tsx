import './recordings.css'
import './words.ts'
import { Clapperboard } from 'lucide-react'
import { useState } from 'react'
import type { getRecording } from '#contract/recordings'
import type { AttachmentProps } from '#screens/chats'
import { Button, NoticeCard, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { formatDayTime, formatTime, useWords } from '#web/i18n'
import { AnswersDialog } from './AnswersDialog.tsx'
import { Film } from './Film.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

/** A recording in its chat, from the press on: it runs, it is composed, here it is, it is gone. */
export function RecordingInChat({ message, attachmentId: recordingId }: AttachmentProps) {
  const t = useWords('recordings')
  const { data, error } = useAsk<typeof getRecording>('recordings.getRecording', { recordingId })
  const [open, setOpen] = useState<'answers' | 'remove'>()
  const close = () => setOpen(undefined)
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
        (can.seeAnswers || can.remove) && (
          <>
            {can.seeAnswers && (
              <Button kind="line" onClick={() => setOpen('answers')}>
                {t('answers.open')}
              </Button>
            )}
            {can.remove && (
              <Button kind="line" onClick={() => setOpen('remove')}>
                {t('remove.open')}
              </Button>
            )}
          </>
        )
      }
    >
      <Film {...data} />
      {open === 'answers' && <AnswersDialog recordingId={recordingId} onClose={close} />}
      {open === 'remove' && <RemoveDialog recordingId={recordingId} onClose={close} />}
    </NoticeCard>
  )
}
