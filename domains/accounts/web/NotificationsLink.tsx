import { BellRing } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'

export function NotificationsLink() {
  const t = useWords('accounts')
  return (
    <Card
      title={t('notifications.title')}
      mark={<Icon of={BellRing} />}
      aside={<Button href="/more/notifications">{t('notifications.open')}</Button>}
    >
      <p className="dim">{t('notifications.text')}</p>
    </Card>
  )
}
