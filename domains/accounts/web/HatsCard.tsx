import { Plus } from 'lucide-react'
import type { Account } from '#contract/accounts'
import type { Hat } from '#contract/people'
import { Button, Card, RadioGroup } from '#ui'
import { useWords } from '#web/i18n'
import { chooseHat, useHat, useHats } from '#web/session'
import { spokenRoles } from './spoken-roles.ts'

/** What I am in every school of mine; with several, which of them I look at now. */
export function HatsCard({ account }: { account: Account }) {
  const t = useWords('accounts')
  const hats = useHats()
  const current = useHat()
  if (!hats || (account.operator && hats.length === 0)) return null
  const [only] = hats
  return (
    <Card title={t('hats.title')}>
      {!only && <p className="dim">{t('hats.none')}</p>}
      {only && hats.length === 1 && (
        <>
          <h3>
            <a href="/school/profile">{schoolOf(only)}</a>
          </h3>
          <p className="dim">{spokenRoles(only, t)}</p>
        </>
      )}
      {hats.length > 1 && (
        <RadioGroup
          label={t('hats.choose')}
          value={current?.personId}
          onChange={chooseHat}
          options={hats.map((hat) => ({ value: hat.personId, label: schoolOf(hat), hint: spokenRoles(hat, t) }))}
        />
      )}
      <div className="acts">
        <Button kind="line" icon={Plus} href="/sheet">
          {t('hats.add')}
        </Button>
      </div>
    </Card>
  )
}

const schoolOf = ({ organization }: Hat) => organization.shortName || organization.name
