import { type RefObject, useEffect } from 'react'

const LONG_PRESS = 450
const REPLY_AT = 56
const FARTHEST = 80
const SLOP = 10

interface Touching {
  onSwipe(id: string): void
  onLongPress(id: string, element: Element): void
}

/** On a touch screen a message is dragged aside to answer it, and held to see what else can be done. */
export function useTouch(feed: RefObject<HTMLElement | null>, touching: Touching): void {
  useEffect(() => {
    const element = feed.current
    if (!element) return
    let from: { x: number; y: number; row: HTMLElement } | undefined
    let dragged = 0
    let held = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const release = (event: TouchEvent) => {
      clearTimeout(timer)
      // The finger lies where the menu has opened: lifting it is no press of what is under it now.
      if (held && event.cancelable) event.preventDefault()
      held = false
      if (from) {
        from.row.style.transform = ''
        from.row.classList.remove('chats-dragged')
      }
      if (from && dragged >= REPLY_AT) touching.onSwipe(from.row.dataset.message!)
      from = undefined
      dragged = 0
    }
    const begin = (event: TouchEvent) => {
      const target = event.target as Element
      const row = target.closest<HTMLElement>('[data-message]')
      const touch = event.touches[0]
      if (!row || !touch || event.touches.length > 1 || target.closest('button, a')) return
      from = { x: touch.clientX, y: touch.clientY, row }
      timer = setTimeout(() => {
        held = dragged === 0
        if (held) touching.onLongPress(row.dataset.message!, row)
        from = undefined
      }, LONG_PRESS)
    }
    const move = (event: TouchEvent) => {
      const touch = event.touches[0]
      if (!from || !touch) return
      const across = from.x - touch.clientX
      const along = Math.abs(touch.clientY - from.y)
      if (along > SLOP || Math.abs(across) > SLOP) clearTimeout(timer)
      if (along > SLOP && dragged === 0) {
        from = undefined
        return
      }
      if (across <= SLOP && dragged === 0) return
      dragged = Math.max(0, Math.min(FARTHEST, across))
      from.row.classList.add('chats-dragged')
      from.row.style.transform = `translateX(${-dragged}px)`
    }
    const options = { passive: true }
    element.addEventListener('touchstart', begin, options)
    element.addEventListener('touchmove', move, options)
    element.addEventListener('touchend', release)
    element.addEventListener('touchcancel', release, options)
    return () => {
      element.removeEventListener('touchstart', begin)
      element.removeEventListener('touchmove', move)
      element.removeEventListener('touchend', release)
      element.removeEventListener('touchcancel', release)
      clearTimeout(timer)
    }
  }, [feed, touching])
}
