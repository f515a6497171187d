import './words.ts'
import { ScrollText } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** For «Ещё»: whoever is in a school may know what the school did with what it knows of them. */
export function MyDataCard() {
  const t = useWords('audit')
  if (!useHat()) return null
  return (
    <Card
      title={t('mine.short')}
      mark={<Icon of={ScrollText} />}
      aside={<Button href="/more/my-data">{t('mine.open')}</Button>}
    >
      <p className="dim">{t('mine.card')}</p>
    </Card>
  )
}
