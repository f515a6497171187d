import './words.ts'
import './support.css'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import type { HelpTopic, listQueue } from '#contract/support'
import { InSchool, SchoolTabs } from '#screens/people'
import { Empty, Note, Pills, Segmented, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { TOPICS } from './AskInside.tsx'
import { RequestList } from './RequestList.tsx'

/** «Обращения»: what people of the school ask its administration. */
export const QueueScreen = () => (
  <InSchool administer>{(hat) => <Queue organizationId={hat.organization.id} />}</InSchool>
)

function Queue({ organizationId }: { organizationId: string }) {
  const t = useWords('support')
  const [which, setWhich] = useState<'open' | 'closed'>('open')
  const [chosen, setTopic] = useState<HelpTopic | 'all'>('all')
  const { data, error } = useAsk<typeof listQueue>('support.listQueue', { organizationId, which })
  const topics = TOPICS.filter((one) => data?.requests.some((request) => request.topic === one))
  const topic = topics.some((one) => one === chosen) ? chosen : 'all'
  return (
    <>
      <TopBar title={t('queue.title')} text={t('queue.text')} />
      <SchoolTabs />
      <div className="support-which">
        <Segmented
          label={t('queue.which')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'open' as const, label: t('queue.open') },
            { value: 'closed' as const, label: t('queue.closed') },
          ]}
        />
      </div>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data?.requests.length === 0 && (
        <Empty icon={Inbox} title={t(`queue.empty.${which}`)} text={t('queue.empty.text')} />
      )}
      {topics.length > 1 && (
        <Pills
          className="support-which"
          label={t('topic.label')}
          value={topic}
          onChange={setTopic}
          options={[
            { value: 'all', label: t('topic.all') },
            ...topics.map((value) => ({ value, label: t(`topic.${value}`) })),
          ]}
        />
      )}
      {data && (
        <RequestList
          requests={data.requests.filter((one) => topic === 'all' || one.topic === topic)}
          side="school"
          path="/school/help"
        />
      )}
    </>
  )
}
