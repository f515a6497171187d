import './words.ts'
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useMaybeMe } from '#web/session'
import { closeOverlay, openedOverlay, openOverlay, watchOverlay } from './overlays.ts'

const Finder = lazy(() => import('./find/Finder.tsx'))
const NewChat = lazy(() => import('./write/NewChat.tsx'))

/** Stands beside every framed page: Ctrl K finds people and chats from anywhere. */
export function ChatOverlays() {
  const open = useSyncExternalStore(watchOverlay, openedOverlay)
  const me = useMaybeMe()
  useEffect(() => {
    if (!me) return
    const keyed = (event: KeyboardEvent) => {
      // The place of the key, not its letter: a Russian layout has «л» there.
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      openOverlay('finder')
    }
    addEventListener('keydown', keyed)
    return () => removeEventListener('keydown', keyed)
  }, [me])
  return (
    <Suspense>
      {open === 'finder' && <Finder onClose={closeOverlay} />}
      {open === 'newChat' && <NewChat onClose={closeOverlay} />}
    </Suspense>
  )
}
