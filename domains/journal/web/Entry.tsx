import type { keepProvider, listProviders, removeProvider } from '#contract/journal'
import { Note, Skeleton } from '#ui'
import { run, useAsk } from '#web/api'
import { ProviderCards } from './ProviderCards.tsx'

const LIST = 'journal.listProviders'

/** The school's own: for its people only. */
export function Entry({ organizationId }: { organizationId: string }) {
  const { data, error } = useAsk<typeof listProviders>(LIST, { organizationId })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={4} />
  return (
    <ProviderCards
      providers={data.providers}
      returnTo={data.returnTo}
      ofSchool
      refreshes={[LIST, 'accounts.listProviders']}
      onKeep={(wish) => run<typeof keepProvider>('journal.keepProvider', { ...wish, organizationId })}
      onRemove={(providerId) => run<typeof removeProvider>('journal.removeProvider', { organizationId, providerId })}
    />
  )
}
