import './journal.css'
import './words.ts'
import type { keepProvider, listOwnProviders, removeProvider } from '#contract/accounts'
import { Skeleton } from '#ui'
import { run, useAsk } from '#web/api'
import { ProviderCards } from './ProviderCards.tsx'

const LIST = 'accounts.listOwnProviders'

/** The operator's: for everybody of this installation. */
export function ProvidersPart() {
  const { data } = useAsk<typeof listOwnProviders>(LIST, {})
  if (!data) return <Skeleton lines={4} />
  return (
    <ProviderCards
      providers={data.providers}
      returnTo={`${location.origin}/sign-in/provider`}
      refreshes={[LIST, 'accounts.listProviders']}
      onKeep={(wish) => run<typeof keepProvider>('accounts.keepProvider', wish)}
      onRemove={(providerId) => run<typeof removeProvider>('accounts.removeProvider', { providerId })}
    />
  )
}
