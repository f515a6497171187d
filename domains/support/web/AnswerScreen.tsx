import './words.ts'
import './support.css'
import type { getFromOutside } from '#contract/support'
import { Card, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { dayTimeInSentence, formatDayTime, useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { HelpHead } from './help/HelpHead.tsx'
import { StateTag } from './StateTag.tsx'

/** What has become of a question that was asked from the door; the link is the key. */
export function AnswerScreen() {
  const t = useWords('support')
  const requestId = useParam('requestId')
  const { data, error } = useAsk<typeof getFromOutside>(
    'support.getFromOutside',
    { requestId },
    { refetchInterval: 60_000 },
  )
  return (
    <main className="support-help support-narrow" id="main" tabIndex={-1}>
      <title>{t('answer.title')}</title>
      <HelpHead />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <Card title={t('answer.title')} mark={<StateTag state={data.state} />}>
          <div className="stack">
            <p className="small dim">{formatDayTime(data.createdAt)}</p>
            <p className="support-words">{data.text}</p>
            {data.answers.length === 0 && <p className="dim">{t('answer.wait')}</p>}
            {data.answers.map(({ text, at }) => (
              <blockquote key={at} className="support-line">
                <p className="small dim">{`${t('side.school')}, ${dayTimeInSentence(at)}`}</p>
                <p className="support-words">{text}</p>
              </blockquote>
            ))}
          </div>
        </Card>
      )}
    </main>
  )
}
