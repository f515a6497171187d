import { clsx } from 'clsx'
import { type Glyph, Icon } from '../base/Icon.tsx'
import { Button, type ButtonProps } from './Button.tsx'

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'wide' | 'big'> & {
  /** The name a screen reader says and a hovering mouse shows. */
  label: string
  icon: Glyph
  href?: string
}

/** Only for glyphs known to all: back, search, attach, camera, more. */
export function IconButton({ label, icon, className, busy, ...rest }: IconButtonProps) {
  return (
    <Button
      {...(rest as ButtonProps)}
      busy={busy}
      className={clsx('btn-round', className)}
      aria-label={label}
      title={label}
    >
      {busy ? null : <Icon of={icon} size="l" />}
    </Button>
  )
}
