import type { OutputOf } from '#contract'
import type { getRecording, Recording } from '#contract/recordings'
import { Progress } from '#ui'
import { formatSize, formatUntil, type Say, useWords } from '#web/i18n'
import { Player } from './Player.tsx'

/** The film, or what has become of it. */
export function Film({ recording, can }: OutputOf<typeof getRecording>) {
  const t = useWords('recordings')
  return (
    <>
      {can.watch && <Player recording={recording} />}
      {recording.state === 'composing' && (
        <Progress value={recording.progress} label={t('card.composing', { share: recording.progress })} />
      )}
      <p className="small dim" aria-live="polite">
        {sayState(recording, can.watch, t)}
      </p>
    </>
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
