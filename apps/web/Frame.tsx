import { Outlet } from '@tanstack/react-router'
import { CircleQuestionMark } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { Ringing } from '#screens/calls'
import { ChatOverlays } from '#screens/chats'
import { AppShell, Button, Icon, IconButton, type NavItem, StatusScreen, TopBarEnd } from '#ui'
import { useCalm } from '#web/calm'
import { useWords } from '#web/i18n'
import { useNarrow } from '#web/narrow'
import { useGo, usePath } from '#web/router'
import { refreshMe, useMaybeMe, useUnreachable } from '#web/session'
import { Connection } from './Connection.tsx'
import { alone, type Section, sections } from './navigation.ts'

const isUnder = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

/** A page of no section belongs to the one it is reached from. */
const placeOf = (path: string) => (path === '/search' ? 'chats' : 'more')

const ACCOUNT = '/more/account'

/** The navigation around a screen. */
export function Frame() {
  const t = useWords('shell')
  const path = usePath()
  const calm = useCalm()
  const unreachable = useUnreachable()
  const items = sections.map(useNavItem).filter((item) => item !== undefined)
  const narrow = useNarrow()
  const here = sections.find(({ href }) => isUnder(path, href))
  const lacking = useMaybeMe()?.stepDemanded === true
  const go = useGo()
  // Nothing else is open to this account: the server refuses it, and the screens would only show refusals.
  useEffect(() => {
    if (lacking && path !== ACCOUNT) go(ACCOUNT, { replace: true })
  }, [lacking, path, go])
  if (unreachable) return <Unreachable />
  return (
    <AppShell
      label={t('sections')}
      skip={t('skip')}
      home={{ label: t('home'), href: '/' }}
      items={items}
      current={(narrow && here?.under) || (here?.key ?? placeOf(path))}
      alone={alone.some((pattern) => pattern.test(path))}
      foot={<HelpLink path={path} wide />}
    >
      <TopBarEnd value={<HelpLink path={path} />}>
        <Outlet />
      </TopBarEnd>
      <Connection />
      <Suspense>
        <ChatOverlays />
      </Suspense>
      <Suspense>{calm && <Ringing />}</Suspense>
    </AppShell>
  )
}

/** «Помощь»: from every screen to the page that concerns it. At the foot of the rail, on a phone in the screen's top. */
function HelpLink({ path, wide }: { path: string; wide?: boolean }) {
  const t = useWords('shell')
  const href = `/help?from=${encodeURIComponent(path)}`
  if (!wide) return <IconButton className="only-phone" icon={CircleQuestionMark} label={t('help')} href={href} />
  return (
    <a className="nav-item" href={href}>
      <Icon of={CircleQuestionMark} />
      {t('help')}
    </a>
  )
}

/** A first visit without a connection: nothing is kept here that could be shown. */
function Unreachable() {
  const t = useWords('shell')
  const again = (
    <Button kind="pri" onClick={() => refreshMe()}>
      {t('unreachable.again')}
    </Button>
  )
  return <StatusScreen title={t('unreachable.title')} text={t('unreachable.text')} actions={again} />
}

function useNavItem({ key, useCount = none, useShown = always, ...rest }: Section): NavItem | undefined {
  const t = useWords('shell')
  const count = useCount()
  return useShown() ? { ...rest, key, label: t(key), count, countLabel: t('waiting') } : undefined
}

const none = () => 0
const always = () => true
