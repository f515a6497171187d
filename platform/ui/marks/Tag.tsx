import './marks.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

export type TagProps = { kind?: 'ok' | 'wait' | 'bad'; icon?: Glyph; children: ReactNode; className?: string }

export const Tag = ({ kind, icon, children, className }: TagProps) => (
  <span className={clsx('tag', kind && `tag-${kind}`, className)}>
    {icon && <Icon of={icon} size="s" />}
    {children}
  </span>
)
