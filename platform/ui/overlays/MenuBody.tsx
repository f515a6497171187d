import { clsx } from 'clsx'
import * as Radix from 'radix-ui/dropdown-menu'
import { Icon } from '../base/Icon.tsx'
import type { MenuItem, MenuProps } from './Menu.tsx'
import { topLayer } from './use-lazy-overlay.ts'

type Opening = { open: boolean; onOpenChange: (open: boolean) => void }

// Not modal: a modal one injects a <style>, which a strict content policy forbids.
export default function MenuBody({ trigger, label, items, align = 'end', open, onOpenChange }: MenuProps & Opening) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={topLayer()}>
        <Radix.Content className="menu" aria-label={label} align={align} sideOffset={6} collisionPadding={8} loop>
          {items.map((item, place) =>
            item === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <Radix.Separator key={place} className="menu-line" />
            ) : (
              <Row key={item.key} item={item} />
            ),
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Row({ item }: { item: Exclude<MenuItem, 'line'> }) {
  const inside = (
    <>
      {item.icon && <Icon of={item.icon} />}
      <span>
        {item.label}
        {item.hint && <small>{item.hint}</small>}
      </span>
    </>
  )
  return (
    <Radix.Item
      className={clsx('menu-item', item.red && 'menu-red')}
      disabled={item.disabled}
      onSelect={item.onSelect}
      asChild={Boolean(item.href)}
    >
      {item.href ? <a href={item.href}>{inside}</a> : inside}
    </Radix.Item>
  )
}
