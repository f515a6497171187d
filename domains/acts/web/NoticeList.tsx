import type { Notice } from '#contract/acts'
import { Card, Progress } from '#ui'
import { useWords } from '#web/i18n'

/** Who has read it: each list, its reminders and its sheet are the announcement's own. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const t = useWords('acts')
  if (notices.length === 0) return null
  return (
    <Card title={t('notices.title')}>
      <ul className="stack">
        {notices.map(({ announcementId, progress }) => (
          <li key={announcementId} className="stack stack-s">
            <a href={`/announcements/${announcementId}`}>
              {progress ? t('notices.count', { done: progress.confirmed, of: progress.of }) : t('notices.draft')}
            </a>
            {progress && <Progress value={progress.confirmed} max={progress.of} label={t('notices.title')} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
