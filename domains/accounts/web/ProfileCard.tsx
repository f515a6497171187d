import { LogOut } from 'lucide-react'
import type { Account } from '#contract/accounts'
import { Avatar, Button, Card, Tag } from '#ui'
import { useWords } from '#web/i18n'
import { signOut } from '#web/session'
import { prettyPhone } from './phone.ts'

export function ProfileCard({ account }: { account: Account }) {
  const t = useWords('accounts')
  const facts = [
    ['login', account.login],
    ['phone', account.phone && prettyPhone(account.phone)],
    ['email', account.email],
  ] as const
  return (
    <Card aria-label={t('more.profile')}>
      <div className="more-who">
        <Avatar id={account.id} name={account.name} />
        <div className="sp">
          <h2>{account.name}</h2>
          {account.operator && <Tag kind="ok">{t('more.operator')}</Tag>}
        </div>
      </div>
      <dl className="facts">
        {facts.map(
          ([key, value]) => value && [<dt key={`${key}-name`}>{t(`more.${key}`)}</dt>, <dd key={key}>{value}</dd>],
        )}
      </dl>
      {(account.phone || account.email) && <p className="small dim">{t('more.hidden')}</p>}
      <div className="acts">
        <Button kind="line" icon={LogOut} onClick={signOut}>
          {t('more.signOut')}
        </Button>
      </div>
    </Card>
  )
}
