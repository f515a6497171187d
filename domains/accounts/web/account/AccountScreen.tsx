import './words.ts'
import '../more.css'
import './account.css'
import type { getSecurity } from '#contract/accounts'
import { Note, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { refreshOn } from '#web/use-live'
import { AddressesCard } from './AddressesCard.tsx'
import { DataCard } from './DataCard.tsx'
import { DeletionCard } from './DeletionCard.tsx'
import { IdentitiesCard } from './IdentitiesCard.tsx'
import { IntrusionCard } from './IntrusionCard.tsx'
import { SecondStepCard } from './SecondStepCard.tsx'

refreshOn('accounts.securityChanged', 'accounts.getSecurity')

/** «Ещё → Аккаунт»: how one comes in, where one is reached, what is one's own, and what to do when somebody else was here. */
export function AccountScreen() {
  const t = useWords('account')
  const account = useMe()
  const { data } = useAsk<typeof getSecurity>('accounts.getSecurity', {})
  return (
    <Page>
      <title>{`${t('account.title')} · ${t('name')}`}</title>
      <TopBar back="/more" title={t('account.title')} text={account?.name} />
      {account?.stepDemanded && (
        <div className="account-note">
          <Note kind="wait">{t('step.demanded')}</Note>
        </div>
      )}
      {account && data ? (
        <div className="more">
          <div className="stack stack-l">
            <SecondStepCard security={data} />
            {!account.stepDemanded && <IdentitiesCard fresh={data.fresh} />}
            {!account.stepDemanded && <IntrusionCard security={data} />}
          </div>
          {!account.stepDemanded && (
            <div className="stack stack-l">
              <AddressesCard account={account} fresh={data.fresh} />
              <DataCard security={data} />
              <DeletionCard security={data} />
            </div>
          )}
        </div>
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}
