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
    // A finger that is held says `contextmenu`, too; it has a menu of its own. Chosen words have the browser's.
    const other = (event: MouseEvent) => {
      const row = (event as PointerEvent).pointerType === 'touch' || !nothingChosen() ? null : rowOf(event)
      if (!row) return
      event.preventDefault()
      clicking.onMenu(row.dataset.message!, row, new DOMPoint(event.clientX, event.clientY))
    }
    // On a word the browser chooses it: that is what was meant.
    const twice = (event: MouseEvent) => {
      const row = nothingChosen() ? rowOf(event) : null
      if (row) clicking.onReply(row.dataset.message!)
    }
    element.addEventListener('contextmenu', other)
    element.addEventListener('dblclick', twice)
    return () => {
      element.removeEventListener('contextmenu', other)
      element.removeEventListener('dblclick', twice)
    }
  }, [feed, clicking])
}

const nothingChosen = (): boolean => !String(getSelection() ?? '').trim()
