import './gallery.css'
import { Bell, Contrast, Ellipsis, MessagesSquare, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { AppShell, NavButton, type NavItem } from '#ui'
import { setLook, themes, useLook } from '#web/theme'

const items: readonly NavItem[] = [
  { key: 'important', label: 'Важное', icon: Bell, href: '/gallery/home', count: 4, bell: true, countLabel: 'ждут' },
  { key: 'today', label: 'Сегодня', icon: Sun, href: '/gallery' },
  { key: 'chats', label: 'Чаты', icon: MessagesSquare, href: '/gallery/chat', count: 6, countLabel: 'новых' },
  { key: 'more', label: 'Ещё', icon: Ellipsis, href: '/gallery' },
]

/** The navigation as a guardian sees it, with made-up counts. */
export function GalleryFrame({ current, alone, children }: { current: string; alone?: boolean; children: ReactNode }) {
  const { theme } = useLook()
  const next = () => setLook({ theme: themes[(themes.indexOf(theme) + 1) % themes.length]! })
  return (
    <AppShell
      label="Разделы"
      skip="К содержанию"
      home={{ label: 'Галерея', href: '/gallery' }}
      items={items}
      current={current}
      alone={alone}
      foot={<NavButton label="Вид" icon={Contrast} onClick={next} />}
    >
      {children}
    </AppShell>
  )
}
