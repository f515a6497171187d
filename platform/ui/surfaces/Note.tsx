import './surfaces.css'
import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Clock, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

const glyphs = { info: Info, ok: CircleCheck, wait: Clock, bad: CircleAlert }

export type NoteProps = {
  kind?: keyof typeof glyphs
  icon?: Glyph
  children: ReactNode
  actions?: ReactNode
  /** It has just appeared and must be heard. */
  live?: boolean
  className?: string
}

/** A remark under a form (`info`) or a banner over a screen (`ok`, `wait`, `bad`). */
export const Note = ({ kind = 'info', icon, children, actions, live, className }: NoteProps) => (
  <div
    className={clsx('note', `note-${kind}`, className)}
    role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}
  >
    <Icon of={icon ?? glyphs[kind]} />
    <div className="sp">
      {children}
      {actions && <div className="note-acts">{actions}</div>}
    </div>
  </div>
)
