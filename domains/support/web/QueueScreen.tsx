import './words.ts'
import './support.css'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import type { listQueue } from '#contract/support'
import { InSchool, SchoolTabs } from '#screens/people'
import { Empty, Note, Segmented, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { RequestList } from './RequestList.tsx'

/** «Обращения»: what people of the school ask its administration. */
export const QueueScreen = () => (
  <InSchool administer>{(hat) => <Queue organizationId={hat.organization.id} />}</InSchool>
)

function Queue({ organizationId }: { organizationId: string }) {
  const t = useWords('support')
  const [which, setWhich] = useState<'open' | 'closed'>('open')
  const { data, error } = useAsk<typeof listQueue>('support.listQueue', { organizationId, which })
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
      {data && <RequestList requests={data.requests} side="school" path="/school/help" />}
    </>
  )
}
