import './overlays.css'
import { lazy, Suspense } from 'react'
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
}

const load = () => import('./MenuBody.tsx')
const MenuBody = lazy(load)

export function Menu(props: MenuProps) {
  const { wanted, open, setOpen, waiting } = useLazyOverlay(props.trigger, 'menu', load)
  if (!wanted) return waiting
  return (
    <Suspense fallback={waiting}>
      <MenuBody {...props} open={open} onOpenChange={setOpen} />
    </Suspense>
  )
}
