import { FileText, Globe } from 'lucide-react'
import type { Act } from '#contract/acts'
import { Icon, Tag } from '#ui'
import { useWords } from '#web/i18n'
import { usePath } from '#web/router'
import { paperDay } from './days.ts'

export function ActRow({ act }: { act: Act }) {
  const t = useWords('acts')
  const place = usePath().startsWith('/school') ? '/school/acts' : '/acts'
  const { current } = act
  return (
    <li>
      <a href={`${place}/${act.id}`}>
        <Icon of={FileText} />
        <span className="sp">
          <b>{act.title}</b>
          <span className="small dim">
            {[
              t(`kind.${act.kind}`),
              current && t('from', { number: current.number || '—', day: paperDay(current.adoptedOn!) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {act.public && <Icon of={Globe} label={t('shown')} />}
        {act.draft && <Tag kind="wait">{t('state.draft')}</Tag>}
        {current && current.state !== 'current' && <Tag>{t(`state.${current.state}`)}</Tag>}
      </a>
    </li>
  )
}
