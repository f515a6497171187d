import './surfaces.css'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

export type AskCardProps = {
  icon: Glyph
  /** What it is: «Объявление», with a NameChip if it is about somebody. */
  kind: ReactNode
  /** A Tag or a time at the far end. */
  due?: ReactNode
  title: ReactNode
  text?: ReactNode
  /** Buttons, the first one `pri`. */
  actions: ReactNode
  children?: ReactNode
}

/** One thing that waits for an answer. */
export const AskCard = ({ icon, kind, due, title, text, actions, children }: AskCardProps) => (
  <article className="card ask">
    <p className="ask-kind">
      <Icon of={icon} />
      {kind}
      {due && <span className="ask-due">{due}</span>}
    </p>
    <h3>{title}</h3>
    {text && <p className="dim">{text}</p>}
    {children}
    <div className="ask-acts">{actions}</div>
  </article>
)
