import {
  type AnyRouter,
  lazyRouteComponent,
  useLocation,
  useNavigate,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'

/**
 * A screen in its own file of JavaScript, for a domain's door:
 * `export const ChatScreen = screen(() => import('./ChatScreen.tsx'), 'ChatScreen')`
 */
export const screen = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazyRouteComponent(load, name)

/** A part of the path: `useParam('chatId')` under `/chats/$chatId`. Empty when the path has none. */
export const useParam = (name: string): string => (useParams({ strict: false }) as Record<string, string>)[name] ?? ''

/** A value of the query string. */
export const useQueryValue = (name: string): string | undefined => {
  const value = (useSearch({ strict: false }) as Record<string, unknown>)[name]
  return value === undefined ? undefined : String(value)
}

/** The path without its query: for marking where we are. */
export const usePath = () => useLocation({ select: (location) => location.pathname })

/** `go('/chats/5')`; with `replace` the back button skips the present place. */
export function useGo() {
  const navigate = useNavigate()
  return (href: string, options: { replace?: boolean } = {}) => navigate({ href, ...options })
}

const isOurs = (link: HTMLAnchorElement) =>
  link.origin === location.origin && !link.target && !link.hasAttribute('download') && link.dataset.file === undefined

const ourLink = (event: Event) => {
  const link = (event.target as Element | null)?.closest?.('a[href]')
  return link instanceof HTMLAnchorElement && isOurs(link) ? link : undefined
}

const isHere = (link: HTMLAnchorElement) => link.pathname === location.pathname && link.search === location.search

/** Plain links move the router, and are fetched ahead when pointed at, so that the design system need not know it. */
export function followLinks(router: AnyRouter) {
  document.addEventListener('click', (event) => {
    const special = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    const link = special || event.defaultPrevented ? undefined : ourLink(event)
    if (!link || link.pathname.startsWith('/api/') || (link.hash && isHere(link))) return
    event.preventDefault()
    router.navigate({ href: link.pathname + link.search + link.hash })
  })
  document.addEventListener('pointerover', (event) => {
    const link = event.pointerType === 'mouse' ? ourLink(event) : undefined
    if (link && !isHere(link)) router.preloadRoute({ to: link.pathname }).catch(() => undefined) // only a guess
  })
}
