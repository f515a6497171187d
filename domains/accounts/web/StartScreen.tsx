import './words.ts'
import { Suspense } from 'react'
import { useTerritories } from '#screens/network'
import { SuspendedNote } from '#screens/people'
import { Button } from '#ui'
import { useWords } from '#web/i18n'
import { signOut, useHat, useHats, useMaybeMe } from '#web/session'
import { CodeWay } from './CodeWay.tsx'
import { Door } from './Door.tsx'
import { firstPage } from './first-page.ts'
import { Leave } from './Leave.tsx'

/** «/»: leads to where this person's day begins. Who is in no school is asked for a sheet. */
export function StartScreen() {
  const t = useWords('accounts')
  const me = useMaybeMe()
  const hats = useHats()
  const page = firstPage(me, hats, useHat(), matchMedia('(min-width: 900px)').matches ? '/important' : '/chats')
  const territories = useTerritories()
  if (page) return <Leave to={page} />
  if (!me || !hats || !territories) return null
  if (territories.length > 0) return <Leave to="/curator" />
  return (
    <Door title={t('nowhere.title')} text={t('nowhere.text', { name: me.name })}>
      <Suspense>
        <SuspendedNote />
      </Suspense>
      <CodeWay />
      <div className="door-tools">
        <Button href="/waiting">{t('nowhere.requests')}</Button>
        <Button href="/more">{t('nowhere.settings')}</Button>
        <Button onClick={signOut}>{t('more.signOut')}</Button>
      </div>
    </Door>
  )
}
