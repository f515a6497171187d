import './words.ts'
import { Archive } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'

export function ArchiveCard() {
  const t = useWords('transfers')
  return (
    <Card title={t('title')} mark={<Icon of={Archive} />} aside={<Button href="/school/archive">{t('open')}</Button>}>
      <p className="dim">{t('card')}</p>
    </Card>
  )
}
