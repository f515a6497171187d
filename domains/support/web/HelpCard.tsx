import './words.ts'
import { LifeBuoy } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'

export function HelpCard() {
  const t = useWords('support')
  const hat = useHat()
  return (
    <Card title={t('card.title')} mark={<Icon of={LifeBuoy} />} aside={<Button href="/help">{t('card.open')}</Button>}>
      <div className="stack stack-s">
        <p className="dim">{t('card.text')}</p>
        {hat && (
          <p className="row wrap">
            <a href="/more/help">{t('mine.title')}</a>
            <a href="/help/ask?about=paper">{t('card.office')}</a>
            <a href="/acts">{t('card.acts')}</a>
          </p>
        )}
      </div>
    </Card>
  )
}
