import './recordings.css'
import './words.ts'
import type { getRecording } from '#contract/recordings'
import { Card } from '#ui'
import { useAsk } from '#web/api'
import { formatDayTime, useWords } from '#web/i18n'
import { Film } from './Film.tsx'

/** For the page of a lesson: its film, for whom it is open. Whoever may not know of it sees no card. */
export function FilmOfLesson({ recordingId }: { recordingId: string }) {
  const t = useWords('recordings')
  const { data } = useAsk<typeof getRecording>('recordings.getRecording', { recordingId })
  if (!data || data.recording.state === 'deleted') return null
  return (
    <Card
      title={t('card.ofLesson')}
      aside={<span className="small dim">{formatDayTime(data.recording.startedAt)}</span>}
    >
      <Film {...data} />
    </Card>
  )
}
