import { IdCard } from 'lucide-react'
import { useState } from 'react'
import type { beginProviderBinding, dropIdentity, Identity, listIdentities } from '#contract/accounts'
import { Button, Card, Icon, toast } from '#ui'
import { refresh, run, useAsk } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { setOut } from '../providers.ts'
import { Doing } from './Doing.tsx'

type Bindable = { id: string; name: string }

/** Where else somebody vouches for me; nothing where the school knows no such place. */
export function IdentitiesCard({ fresh }: { fresh: boolean }) {
  const t = useWords('account')
  const { data } = useAsk<typeof listIdentities>('accounts.listIdentities', {})
  const [binding, setBinding] = useState<Bindable>()
  const [dropping, setDropping] = useState<Identity>()
  if (!data || data.identities.length + data.providers.length === 0) return null
  return (
    <Card title={t('identity.title')}>
      <p className="dim">{t('identity.text')}</p>
      <ul className="rows">
        {data.identities.map((identity) => (
          <li key={identity.id}>
            <Icon of={IdCard} />
            <div className="sp">
              <h3>{identity.provider}</h3>
              <p className="small dim">
                {[identity.label, t('identity.since', { day: formatBrief(identity.boundAt) })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <Button
              aria-label={t('identity.dropOf', { name: identity.provider })}
              onClick={() => setDropping(identity)}
            >
              {t('step.drop')}
            </Button>
          </li>
        ))}
      </ul>
      {data.providers.length > 0 && (
        <div className="acts">
          {data.providers.map((provider) => (
            <Button key={provider.id} kind="line" icon={IdCard} onClick={() => setBinding(provider)}>
              {t('identity.bind', { name: provider.name })}
            </Button>
          ))}
        </div>
      )}
      {binding && (
        <Doing
          title={t('identity.bindTitle', { name: binding.name })}
          confirm={t('identity.go')}
          fresh={fresh}
          onClose={() => setBinding(undefined)}
          onDo={async (proof) => {
            const { url, walk } = await run<typeof beginProviderBinding>('accounts.beginProviderBinding', {
              providerId: binding.id,
              ...proof,
            })
            setOut(url, { walk, next: '/more/account', binding: true })
            return false
          }}
        >
          <p>{t('identity.bindText', { name: binding.name })}</p>
        </Doing>
      )}
      {dropping && (
        <Doing
          title={t('identity.dropTitle', { name: dropping.provider })}
          confirm={t('step.drop')}
          fresh={fresh}
          red
          onClose={() => setDropping(undefined)}
          onDo={async (proof) => {
            await run<typeof dropIdentity>('accounts.dropIdentity', { identityId: dropping.id, ...proof })
            await refresh('accounts.listIdentities')
            toast(t('identity.dropped'))
            return undefined
          }}
        >
          <p>{t('identity.dropText')}</p>
        </Doing>
      )}
    </Card>
  )
}
