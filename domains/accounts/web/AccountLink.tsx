import { ShieldCheck } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'

export function AccountLink() {
  const t = useWords('accounts')
  return (
    <Card
      title={t('account.title')}
      mark={<Icon of={ShieldCheck} />}
      aside={<Button href="/more/account">{t('account.open')}</Button>}
    >
      <p className="dim">{t('account.text')}</p>
    </Card>
  )
}
