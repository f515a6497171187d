import './shell.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'
import { Count } from '../marks/Count.tsx'
import { Mark } from './Mark.tsx'

export type NavItem = {
  key: string
  label: string
  icon: Glyph
  href: string
  count?: number
  /** Brass: these need you. */
  bell?: boolean
  /** Heard after the count: «ждут». */
  countLabel?: string
  only?: 'phone' | 'wide'
}

export type AppShellProps = {
  /** The navigation's name, and the text of the link that skips it. */
  label: string
  skip: string
  home: { label: string; href: string }
  items: readonly NavItem[]
  current: string | undefined
  /** At the foot of the rail, on wide screens. */
  foot?: ReactNode
  /** On a phone the bar gives its place to the screen: inside a conversation. */
  alone?: boolean
  children: ReactNode
}

/** A rail from 900 px, a bottom bar under it. The child is a `Page` or a `TalkLayout`. */
export const AppShell = ({ label, skip, home, items, current, foot, alone, children }: AppShellProps) => (
  <>
    <a className="skip" href="#main">
      {skip}
    </a>
    <div className={clsx('app', alone && 'app-alone')}>
      <nav className="nav" aria-label={label}>
        <a className="nav-mark only-wide" href={home.href} aria-label={home.label}>
          <Mark />
        </a>
        {items.map((item) => (
          <NavLink key={item.key} item={item} current={item.key === current} />
        ))}
        {foot && <div className="nav-foot only-wide">{foot}</div>}
      </nav>
      {children}
    </div>
  </>
)

const NavLink = ({ item, current }: { item: NavItem; current: boolean }) => (
  <a
    className={clsx('nav-item', item.only && `only-${item.only}`)}
    href={item.href}
    aria-current={current ? 'page' : undefined}
  >
    <Icon of={item.icon} />
    {item.label}
    <Count value={item.count ?? 0} bell={item.bell} label={item.countLabel} max={99} />
  </a>
)

/** A button among the rail's links, for its foot. */
export const NavButton = ({ label, icon, onClick }: { label: string; icon: Glyph; onClick?: () => void }) => (
  <button type="button" className="nav-item" style={{ width: '100%' }} onClick={onClick}>
    <Icon of={icon} />
    {label}
  </button>
)
