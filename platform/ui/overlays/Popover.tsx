import './overlays.css'
import { lazy, type ReactNode, Suspense } from 'react'
import { type Trigger, useLazyOverlay } from './use-lazy-overlay.ts'

export type PopoverProps = {
  trigger: Trigger
  label: string
  /** A function receives `close`. */
  children: ReactNode | ((close: () => void) => ReactNode)
  align?: 'start' | 'center' | 'end'
}

const load = () => import('./PopoverBody.tsx')
const PopoverBody = lazy(load)

export function Popover(props: PopoverProps) {
  const { wanted, open, setOpen, waiting } = useLazyOverlay(props.trigger, 'dialog', load)
  if (!wanted) return waiting
  return (
    <Suspense fallback={waiting}>
      <PopoverBody {...props} open={open} onOpenChange={setOpen} />
    </Suspense>
  )
}
