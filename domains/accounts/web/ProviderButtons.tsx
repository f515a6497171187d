import { useState } from 'react'
import type { beginProviderSignIn, listProviders } from '#contract/accounts'
import { Button, Note } from '#ui'
import { ApiError, run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { setOut } from './providers.ts'

/** Who else may say who one is: the region's sign-in, the journal's. */
export function ProviderButtons({ next }: { next: string }) {
  const t = useWords('accounts')
  const { data } = useAsk<typeof listProviders>('accounts.listProviders', {})
  const [going, setGoing] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  if (!data?.providers.length) return null
  const several = new Set(data.providers.map(({ school }) => school)).size > 1

  async function go(providerId: string): Promise<void> {
    setGoing(providerId)
    setTrouble(undefined)
    try {
      const { url, walk } = await run<typeof beginProviderSignIn>('accounts.beginProviderSignIn', { providerId })
      setOut(url, { walk, next, binding: false })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setTrouble(error.reason)
      setGoing(undefined)
    }
  }

  return (
    <section className="door-others" aria-label={t('provider.others')}>
      <p className="door-or small dim">{t('provider.or')}</p>
      {data.providers.map(({ id, name, school }) => (
        <Button key={id} kind="line" wide busy={going === id} onClick={() => go(id)}>
          {t('provider.by', { name: several && school ? `${name} · ${school}` : name })}
        </Button>
      ))}
      {trouble && (
        <Note kind="bad" live>
          {trouble}
        </Note>
      )}
    </section>
  )
}
