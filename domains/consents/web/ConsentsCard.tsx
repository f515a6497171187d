import './words.ts'
import { FileSignature } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { useWaiting } from './use-mine.ts'

export function ConsentsCard() {
  const t = useWords('consents')
  const waiting = useWaiting().length
  return (
    <Card title={t('title')} mark={<Icon of={FileSignature} />} aside={<Button href="/consents">{t('open')}</Button>}>
      <p className="dim">{waiting > 0 ? t('card.waiting', { count: waiting }) : t('card.text')}</p>
    </Card>
  )
}
