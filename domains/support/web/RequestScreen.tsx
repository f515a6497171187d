import './words.ts'
import './support.css'
import { useEffect } from 'react'
import type { getRequest, HelpThread, markSeen } from '#contract/support'
import { SchoolTabs } from '#screens/people'
import { Note, Page, Skeleton, TopBar } from '#ui'
import { refresh, run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam, usePath } from '#web/router'
import { useMe } from '#web/session'
import { Lines } from './Lines.tsx'
import { Question } from './Question.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import { StateTag } from './StateTag.tsx'
import { Steps } from './Steps.tsx'

/** One question with all that was said of it, for each of its three sides. */
export function RequestScreen() {
  const t = useWords('support')
  useMe()
  const path = usePath()
  const requestId = useParam('requestId')
  const { data, error } = useAsk<typeof getRequest>('support.getRequest', { requestId })
  const back = path.slice(0, path.lastIndexOf('/'))
  const topic = data && data.request.topic !== 'platform' ? data.request.topic : undefined
  return (
    <Page>
      <TopBar
        title={topic ? t(`topic.${topic}`) : t('thread.title')}
        back={back}
        {...(data ? { text: textOf(data) } : {})}
      />
      {path.startsWith('/school') && <SchoolTabs />}
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Thread thread={data} own={path.startsWith('/more')} />}
    </Page>
  )
}

const textOf = ({ request }: HelpThread) => (
  <>
    {[request.organization?.name, request.asker.name, request.asker.about].filter(Boolean).join(' · ')}{' '}
    <StateTag state={request.state} operator={request.operator} />
  </>
)

function Thread({ thread, own }: { thread: HelpThread; own: boolean }) {
  const { request, lines, side } = thread
  const { id: requestId, fresh } = request
  useEffect(() => {
    if (!own || !fresh) return
    run<typeof markSeen>('support.markSeen', { requestId })
      .then(() => refresh('support.countWaiting', 'support.listMine'))
      .catch(() => undefined) // it stays new until the next look
  }, [own, fresh, requestId])
  return (
    <div className="support-thread">
      <Question request={request} side={side} />
      <Lines lines={lines} side={side} />
      <ReplyForm key={lines.length} thread={thread} />
      <Steps thread={thread} />
    </div>
  )
}
