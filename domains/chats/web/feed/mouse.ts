import { type RefObject, useEffect } from 'react'

interface Clicking {
  onReply(id: string): void
  onMenu(id: string, row: Element, at: DOMPoint): void
}

/** What a mouse does from habit: its other button opens the menu where it is, a double press beside the words answers. */
export function useMouse(feed: RefObject<HTMLElement | null>, clicking: Clicking): void {
  useEffect(() => {
    const element = feed.current
    if (!element) return
    const rowOf = ({ target }: Event) =>
      (target as Element).closest('a, img, video, button, input, textarea')
        ? null
        : (target as Element).closest<HTMLElement>('[data-message]')
    // Words that were chosen before the press have the browser's own menu: to copy them, to look them up.
    let chosen = false
    const press = () => {
      chosen = Boolean(String(getSelection() ?? '').trim())
    }
    // A finger that is held says `contextmenu`, too; it has a menu of its own.
    const other = (event: MouseEvent) => {
      const row = (event as PointerEvent).pointerType === 'touch' || chosen ? null : rowOf(event)
      if (!row) return
      event.preventDefault()
      clicking.onMenu(row.dataset.message!, row, new DOMPoint(event.clientX, event.clientY))
    }
    // On a word the browser chooses it, and that is what was meant; beside the words it chooses the nearest.
    const twice = (event: MouseEvent) => {
      const row = (event.target as Element).closest('.bubble-text') ? null : rowOf(event)
      if (!row) return
      getSelection()?.removeAllRanges()
      clicking.onReply(row.dataset.message!)
    }
    element.addEventListener('pointerdown', press)
    element.addEventListener('contextmenu', other)
    element.addEventListener('dblclick', twice)
    return () => {
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('contextmenu', other)
      element.removeEventListener('dblclick', twice)
    }
  }, [feed, clicking])
}
