import './overlays.css'
import { lazy, Suspense, useEffect } from 'react'
import type { Glyph } from '../base/Icon.tsx'
import { type Trigger, useLazyOverlay } from './use-lazy-overlay.ts'

export type MenuItem =
  | 'line'
  | {
      key: string
      label: string
      icon?: Glyph
      hint?: string
      onSelect?: () => void
      href?: string
      red?: boolean
      disabled?: boolean
    }

export type MenuProps = {
  /** A Button or an IconButton. */
  trigger: Trigger
  label: string
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  /** Both, to open it from elsewhere: the trigger is then the place where it stands. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Fetched before it is asked for: a finger does not hover. */
  ahead?: boolean
}

const load = () => import('./MenuBody.tsx')
const MenuBody = lazy(load)

export function Menu({ open: ruled, onOpenChange, ahead, ...props }: MenuProps) {
  const { wanted, open, setOpen, waiting } = useLazyOverlay(props.trigger, 'menu', load)
  useEffect(() => {
    if (ahead) load().catch(() => undefined) // offline now; opening will ask again
  }, [ahead])
  if (!wanted && ruled === undefined) return waiting
  return (
    <Suspense fallback={waiting}>
      <MenuBody {...props} open={ruled ?? open} onOpenChange={onOpenChange ?? setOpen} />
    </Suspense>
  )
}
