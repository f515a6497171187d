import type { HelpRequest } from '#contract/support'
import { Count, Tag } from '#ui'
import { formatBrief, useWords } from '#web/i18n'
import { StateTag } from './StateTag.tsx'

type Props = { requests: readonly HelpRequest[]; side: 'asker' | 'school' | 'operator'; path: string }

/** Questions in a row: who, what, how it stands. */
export function RequestList({ requests, side, path }: Props) {
  const t = useWords('support')
  return (
    <ul className="support-list">
      {requests.map((request) => (
        <li key={request.id}>
          <a href={`${path}/${request.id}`}>
            <span className="row wrap">
              <b className="sp">{titleOf(request)}</b>
              {request.fresh && side === 'asker' && <Count value={1} bell label={t('fresh')} />}
              <span className="small dim">{formatBrief(request.changedAt)}</span>
            </span>
            <span className="support-short">{request.text}</span>
            <span className="row wrap">
              <StateTag state={request.state} operator={request.operator} />
              {request.topic !== 'platform' && <Tag>{t(`topic.${request.topic}`)}</Tag>}
              {request.assignee && side === 'school' && (
                <span className="small dim">{t('assigned', { name: request.assignee.name })}</span>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )

  function titleOf({ asker, organization }: HelpRequest): string {
    if (side === 'asker') return organization?.name ?? ''
    const who = [asker.name, asker.about].filter(Boolean).join(', ')
    if (side === 'school') return who
    return [organization?.name ?? t('unknownSchool'), who].filter(Boolean).join(' · ')
  }
}
