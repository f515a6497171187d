import { Check } from 'lucide-react'
import { Icon, Tag } from '#ui'
import { useWords } from '#web/i18n'
import './words.ts'

/** In a list (`short`) only those who are missing stand out. */
export function JoinedTag({ joined, short }: { joined: boolean; short?: boolean }) {
  const t = useWords('people')
  if (joined && short) return <Icon of={Check} className="good" label={t('joined.yes')} />
  return joined ? (
    <Tag kind="ok" icon={Check}>
      {t('joined.yes')}
    </Tag>
  ) : (
    <Tag>{t('joined.no')}</Tag>
  )
}
