import { School } from 'lucide-react'
import type { Application } from '#contract/organizations'
import { Avatar } from '#ui'
import { formatBrief, useWords } from '#web/i18n'

type RowProps = { application: Application; current: boolean; onOpen: () => void }

export function ApplicationRow({ application, current, onOpen }: RowProps) {
  const t = useWords('organizations')
  const { organization, administrator } = application
  return (
    <li>
      <button type="button" className="desk-row" aria-current={current || undefined} onClick={onOpen}>
        <Avatar id={application.id} name={organization.name} room icon={School} size="m" />
        <span className="sp">
          <b>{organization.shortName || organization.name}</b>
          <span className="small dim">
            {organization.municipality} · {administrator.lastName} {administrator.firstName}
          </span>
        </span>
        <time className="xs mute" dateTime={application.submittedAt} title={t('desk.submittedAt')}>
          {formatBrief(application.submittedAt)}
        </time>
      </button>
    </li>
  )
}
