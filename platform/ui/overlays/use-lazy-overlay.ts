import { cloneElement, type ReactElement, useState } from 'react'

export type Trigger = ReactElement<{
  onClick?: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'menu' | 'dialog'
  'aria-expanded'?: boolean
}>

/** Until it is first opened, an overlay is only its trigger; a hover or a focus fetches the rest in advance. */
export function useLazyOverlay(trigger: Trigger, kind: 'menu' | 'dialog', load: () => Promise<unknown>) {
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  const fetchAhead = () => {
    load().catch(() => undefined) // offline now; opening will ask again
  }
  const waiting = cloneElement(trigger, {
    onClick: () => {
      setWanted(true)
      setOpen(true)
    },
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    'aria-haspopup': kind,
    'aria-expanded': false,
  })
  return { wanted, open, setOpen, waiting }
}

/** What floats goes into the open dialog, for all else is out of reach beneath it. */
export const topLayer = (): Element => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
