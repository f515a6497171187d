import './words.ts'
import './invitations.css'
import { Inbox } from 'lucide-react'
import type { listJoinRequests } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, Card, Count, Empty, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { RequestItem } from './RequestItem.tsx'

const SHOWN = 3

/** «Заявки» beside other cards: those who wait longest, and the way to all of them. */
export function RequestsCard({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('invitations')
  const { data, error } = useAsk<typeof listJoinRequests>('invitations.listJoinRequests', {
    organizationId,
    state: 'waiting',
  })
  if (error) return null
  const waiting = data?.waiting ?? 0
  return (
    <Card title={t('requests.title')} mark={<Count value={waiting} bell label={t('requests.wait')} />}>
      {!data && <Skeleton rows lines={2} />}
      {data && waiting === 0 && <Empty end icon={Inbox} text={t('requests.none')} />}
      <ul className="people">
        {data?.requests.slice(0, SHOWN).map((request) => (
          <li key={request.id}>
            <RequestItem request={request} />
          </li>
        ))}
      </ul>
      {waiting > SHOWN && (
        <Button href="/school/requests" wide>
          {t('requests.all', { count: waiting })}
        </Button>
      )}
    </Card>
  )
}
