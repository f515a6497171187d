import type { listAnswers } from '#contract/recordings'
import { Dialog, Note, Skeleton, Tag } from '#ui'
import { useAsk } from '#web/api'
import { formatTime, useWords } from '#web/i18n'

/** Who was asked, what they have said and when: for whoever has recorded, and the administration. */
export function AnswersDialog({ recordingId, onClose }: { recordingId: string; onClose: () => void }) {
  const t = useWords('recordings')
  const { data, error } = useAsk<typeof listAnswers>('recordings.listAnswers', { recordingId }, { staleTime: 0 })
  return (
    <Dialog open onClose={onClose} title={t('answers.title')}>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={3} />}
      {data?.answers.length === 0 && <p className="dim">{t('answers.none')}</p>}
      <ul className="recordings-answers">
        {data?.answers.map(({ name, answer, at }) => (
          <li key={`${name} ${at}`}>
            <span className="sp">
              {name} <span className="small dim">{formatTime(at)}</span>
            </span>
            <Tag kind={answer === 'recorded' ? 'ok' : undefined}>{t(`answers.${answer}`)}</Tag>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
