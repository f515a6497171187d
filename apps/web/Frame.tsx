import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { ChatOverlays } from '#screens/chats'
import { AppShell, type NavItem } from '#ui'
import { useWords } from '#web/i18n'
import { usePath } from '#web/router'
import { Connection } from './Connection.tsx'
import { alone, type Section, sections } from './navigation.ts'

const isUnder = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

/** The navigation around a screen. */
export function Frame() {
  const t = useWords('shell')
  const path = usePath()
  const items = sections.map(useNavItem).filter((item) => item !== undefined)
  return (
    <AppShell
      label={t('sections')}
      skip={t('skip')}
      home={{ label: t('home'), href: '/' }}
      items={items}
      current={sections.find((section) => isUnder(path, section.href))?.key}
      alone={alone.some((pattern) => pattern.test(path))}
    >
      <Outlet />
      <Connection />
      <Suspense>
        <ChatOverlays />
      </Suspense>
    </AppShell>
  )
}

function useNavItem({ key, useCount = none, useShown = always, ...rest }: Section): NavItem | undefined {
  const t = useWords('shell')
  const count = useCount()
  return useShown() ? { ...rest, key, label: t(key), count, countLabel: t('waiting') } : undefined
}

const none = () => 0
const always = () => true
