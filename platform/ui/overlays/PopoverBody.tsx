import * as Radix from 'radix-ui/popover'
import type { PopoverProps } from './Popover.tsx'
import { topLayer } from './use-lazy-overlay.ts'

type Opening = { open: boolean; onOpenChange: (open: boolean) => void }

export default function PopoverBody({ trigger, label, children, align, open, onOpenChange }: PopoverProps & Opening) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={topLayer()}>
        <Radix.Content className="popover" aria-label={label} align={align} sideOffset={6} collisionPadding={8}>
          {typeof children === 'function' ? children(() => onOpenChange(false)) : children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
