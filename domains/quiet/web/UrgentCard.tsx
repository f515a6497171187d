import { Moon } from 'lucide-react'
import type { listUrgent, UrgentEntry } from '#contract/quiet'
import { Card, Empty, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { formatDate, formatTime, type Say, useWords } from '#web/i18n'

/** What went at night all the same: who, where, why. Texts stay in their chats. */
export function UrgentCard({ organizationId, timeZone }: { organizationId: string; timeZone: string }) {
  const t = useWords('quiet')
  const { data, error } = useAsk<typeof listUrgent>('quiet.listUrgent', { organizationId })
  return (
    <Card title={t('log.title')}>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={3} />}
      {data?.entries.length === 0 && <Empty end icon={Moon} text={t('log.none')} />}
      {data && data.entries.length > 0 && (
        <ul className="quiet-log">
          {data.entries.map((entry) => (
            <li key={entry.id}>
              <time dateTime={entry.at} className="small dim">
                {formatDate(entry.at, { timeZone })}, {formatTime(entry.at, { timeZone })}
              </time>
              <p>{entry.reason}</p>
              <p className="small dim">
                {[entry.person.name, entry.person.post].filter(Boolean).join(', ')}
                {' · '}
                {chatName(t, entry.chat)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function chatName(t: Say, { automatic, title, className }: UrgentEntry['chat']): string {
  if (title) return title
  return automatic ? t(`chat.${automatic}`, { name: className }) : t('chat.direct')
}
