import { Check } from 'lucide-react'
import { Tag } from '#ui'
import { useWords } from '#web/i18n'
import './words.ts'

export function JoinedTag({ joined }: { joined: boolean }) {
  const t = useWords('people')
  return joined ? (
    <Tag kind="ok" icon={Check}>
      {t('joined.yes')}
    </Tag>
  ) : (
    <Tag>{t('joined.no')}</Tag>
  )
}
