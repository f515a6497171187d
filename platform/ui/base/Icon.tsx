import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'

/** A lucide component, imported by its name so that only used glyphs are shipped. */
export type Glyph = LucideIcon

/** `s` 16 px, `m` 20 px, `l` 24 px at text size 100 %. Without `label` it is decoration. */
export type IconProps = { of: Glyph; size?: 's' | 'm' | 'l'; label?: string; className?: string }

export function Icon({ of: Drawn, size = 'm', label, className }: IconProps) {
  const naming = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return <Drawn className={clsx('icon', size !== 'm' && `icon-${size}`, className)} {...naming} />
}
