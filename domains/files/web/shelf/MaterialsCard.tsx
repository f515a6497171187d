import '../words.ts'
import { BookOpen } from 'lucide-react'
import { Button, Card } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** The way to the shelf of all my chats, for «Ещё». Whoever is in no school has none. */
export function MaterialsCard() {
  const t = useWords('files')
  if (!useHat()) return null
  return (
    <Card title={t('shelf.card.title')}>
      <div className="stack stack-s">
        <p className="dim">{t('shelf.card.text')}</p>
        <div>
          <Button kind="soft" icon={BookOpen} href="/materials">
            {t('shelf.card.go')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
