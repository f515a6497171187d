import { useEffect, useRef } from 'react'

const LONG_PRESS = 450
const ENOUGH = 72
const FARTHEST = 120
const SLOP = 10

/** Where the menu opens: beside the pointer, or at the end of the row. */
export interface At {
  chatId: string
  x: number
  y: number
}

interface Touching {
  /** A row is drawn aside, or let go: what appears behind it. */
  onDraw(row: { top: number; height: number } | undefined): void
  onSwipe(chatId: string): void
  onMenu(at: At): void
}

const rowOf = (target: EventTarget | null) => (target as Element | null)?.closest<HTMLAnchorElement>('a.talkrow')
export const chatOf = (row: HTMLAnchorElement): string => row.pathname.split('/')[2] ?? ''

/** Rows are drawn aside into the archive and held, or pressed with the other button, for the rest. One ear for all of them. */
export function useRowTouch(list: HTMLElement, touching: Touching): void {
  const latest = useRef(touching)
  latest.current = touching
  useEffect(() => listen(list, latest), [list])
}

function listen(element: HTMLElement, latest: { current: Touching }): () => void {
  let from: { x: number; y: number; row: HTMLAnchorElement } | undefined
  let drawn = 0
  let held = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const menuAt = (row: HTMLAnchorElement, x: number, y: number) => latest.current.onMenu({ chatId: chatOf(row), x, y })
  const begin = (event: TouchEvent) => {
    const row = rowOf(event.target)
    const touch = event.touches[0]
    if (!row || !touch || event.touches.length > 1) return
    from = { x: touch.clientX, y: touch.clientY, row }
    timer = setTimeout(() => {
      held = drawn === 0
      if (held) menuAt(row, touch.clientX, touch.clientY)
      from = undefined
    }, LONG_PRESS)
  }
  const move = (event: TouchEvent) => {
    const touch = event.touches[0]
    if (!from || !touch) return
    const across = from.x - touch.clientX
    const along = Math.abs(touch.clientY - from.y)
    if (along > SLOP || Math.abs(across) > SLOP) clearTimeout(timer)
    if (drawn === 0 && (along > SLOP || across <= SLOP)) {
      if (along > SLOP) from = undefined
      return
    }
    if (drawn === 0) latest.current.onDraw({ top: from.row.offsetTop, height: from.row.offsetHeight })
    drawn = Math.max(1, Math.min(FARTHEST, across))
    from.row.style.transform = `translateX(${-drawn}px)`
  }
  const release = (event: TouchEvent) => {
    clearTimeout(timer)
    // The finger that has drawn a row or opened the menu is lifted: that is no press.
    if ((held || drawn > 0) && event.cancelable) event.preventDefault()
    held = false
    if (from && drawn > 0) {
      from.row.style.transform = ''
      latest.current.onDraw(undefined)
      if (drawn >= ENOUGH && event.type === 'touchend') latest.current.onSwipe(chatOf(from.row))
    }
    from = undefined
    drawn = 0
  }
  const context = (event: MouseEvent) => {
    const row = rowOf(event.target)
    if (!row) return
    event.preventDefault()
    if (held || from) return // the finger that holds has its own clock
    const box = row.getBoundingClientRect()
    // The key of the keyboard has no place of its own.
    const keyed = event.clientX === 0 && event.clientY === 0
    menuAt(row, keyed ? box.right - 24 : event.clientX, keyed ? box.bottom - 12 : event.clientY)
  }
  const passive = { passive: true }
  element.addEventListener('touchstart', begin, passive)
  element.addEventListener('touchmove', move, passive)
  element.addEventListener('touchend', release)
  element.addEventListener('touchcancel', release)
  element.addEventListener('contextmenu', context)
  return () => {
    element.removeEventListener('touchstart', begin)
    element.removeEventListener('touchmove', move)
    element.removeEventListener('touchend', release)
    element.removeEventListener('touchcancel', release)
    element.removeEventListener('contextmenu', context)
    clearTimeout(timer)
  }
}
