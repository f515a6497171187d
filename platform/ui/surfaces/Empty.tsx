import './surfaces.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

export type EmptyProps = {
  icon: Glyph
  title?: ReactNode
  text?: ReactNode
  /** What to do next. */
  actions?: ReactNode
  /** The kind end of a list: small and quiet. */
  end?: boolean
}

export const Empty = ({ icon, title, text, actions, end }: EmptyProps) => (
  <div className={clsx('empty', end && 'empty-end')}>
    <Icon of={icon} size="l" />
    {title && <h3>{title}</h3>}
    {text && <p>{text}</p>}
    {actions && <div className="empty-acts">{actions}</div>}
  </div>
)
