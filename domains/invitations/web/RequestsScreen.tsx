import './words.ts'
import './invitations.css'
import { Inbox } from 'lucide-react'
import type { listJoinRequests } from '#contract/invitations'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { Button, Card, Empty, Note, Skeleton, Tabs, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { RequestItem } from './RequestItem.tsx'

/** Who asks to join: all for the administration, own classes for a class teacher. */
export const RequestsScreen = () => <InSchool work>{(hat) => <Requests hat={hat} />}</InSchool>

function Requests({ hat }: { hat: Hat }) {
  const t = useUnitWords('invitations')
  const organizationId = hat.organization.id
  const waiting = useAsk<typeof listJoinRequests>('invitations.listJoinRequests', { organizationId, state: 'waiting' })
  return (
    <>
      <TopBar
        title={t('requests.title')}
        text={hat.organization.shortName}
        {...(hat.can.administer ? {} : { back: '/school' })}
      />
      <SchoolTabs />
      {waiting.error ? (
        <Note kind="bad">{waiting.error.reason}</Note>
      ) : (
        <Card className="inv-queue">
          <Tabs
            label={t('requests.title')}
            tabs={[
              {
                value: 'waiting',
                label: t('requests.waiting'),
                count: waiting.data?.waiting ?? 0,
                bell: true,
                content: <Waiting requests={waiting.data?.requests} administers={hat.can.administer} />,
              },
              { value: 'decided', label: t('requests.decided'), content: <Decided organizationId={organizationId} /> },
            ]}
          />
        </Card>
      )}
    </>
  )
}

type Shown = ReturnType<typeof useAsk<typeof listJoinRequests>>['data']

function Waiting({
  requests,
  administers,
}: {
  requests: NonNullable<Shown>['requests'] | undefined
  administers: boolean
}) {
  const t = useUnitWords('invitations')
  if (!requests) return <Skeleton rows lines={4} />
  if (requests.length === 0) {
    return (
      <Empty
        icon={Inbox}
        title={t('requests.none')}
        text={t('requests.noneHint')}
        actions={administers && <Button href="/school/invitations">{t('requests.makeLink')}</Button>}
      />
    )
  }
  return (
    <ul className="people">
      {requests.map((request) => (
        <li key={request.id}>
          <RequestItem request={request} />
        </li>
      ))}
    </ul>
  )
}

function Decided({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('invitations')
  const { data } = useAsk<typeof listJoinRequests>('invitations.listJoinRequests', { organizationId, state: 'decided' })
  if (!data) return <Skeleton rows lines={4} />
  if (data.requests.length === 0) return <Empty end icon={Inbox} text={t('requests.noneDecided')} />
  return (
    <ul className="people">
      {data.requests.map((request) => (
        <li key={request.id}>
          <RequestItem request={request} />
        </li>
      ))}
    </ul>
  )
}
