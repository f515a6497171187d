import { CircleDot } from 'lucide-react'
import type { Answer, Recording } from '#contract/recordings'
import { Button, Icon } from '#ui'
import { useWords } from '#web/i18n'

type Props = {
  recording: Recording
  staff: boolean
  busy: boolean
  onAnswer: (answer: Answer) => void
  onLeave: () => void
  leave: string
}

/** «Звонок записывается»: what is kept, who watches it, and three ways on. */
export function Asked({ recording, staff, busy, onAnswer, onLeave, leave }: Props) {
  const t = useWords('recordings')
  const kept = recording.pupils || staff
  return (
    <section className="recordings-ask" aria-label={t('ask.title')}>
      <h1>
        <Icon of={CircleDot} /> {t('ask.title')}
      </h1>
      <p>{t('ask.by', { name: recording.startedBy })}</p>
      <p>{t(kept ? 'ask.you' : 'ask.notYou')}</p>
      <p className="dim">{t(`ask.watch.${recording.whoWatches}`)}</p>
      <div className="recordings-ways">
        <Button kind="pri" wide busy={busy} onClick={() => onAnswer('recorded')}>
          {t('ask.recorded')}
        </Button>
        <Button kind="line" wide disabled={busy} onClick={() => onAnswer('unrecorded')}>
          {t('ask.unrecorded')}
        </Button>
        <Button kind="plain" wide onClick={onLeave}>
          {leave}
        </Button>
      </div>
    </section>
  )
}
