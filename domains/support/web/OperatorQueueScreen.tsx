import './words.ts'
import './support.css'
import { Inbox } from 'lucide-react'
import type { listOperatorQueue } from '#contract/support'
import { Empty, Note, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { RequestList } from './RequestList.tsx'

/** What schools have passed on to whoever runs the installation. */
export function OperatorQueueScreen() {
  const t = useWords('support')
  useMe()
  const { data, error } = useAsk<typeof listOperatorQueue>('support.listOperatorQueue', {})
  return (
    <Page>
      <TopBar title={t('desk.title')} text={t('desk.text')} back="/operator" />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data?.requests.length === 0 && <Empty icon={Inbox} title={t('desk.empty')} text={t('queue.empty.text')} />}
      {data && <RequestList requests={data.requests} side="operator" path="/operator/help" />}
    </Page>
  )
}
