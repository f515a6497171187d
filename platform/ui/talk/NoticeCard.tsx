import './talk.css'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'
import { Progress } from '../marks/Progress.tsx'

export type NoticeCardProps = {
  icon: Glyph
  kind: ReactNode
  time?: ReactNode
  title: ReactNode
  text?: ReactNode
  /** Drawn as a bar with both texts above it. */
  progress?: { value: number; max: number; label: string; text: ReactNode; aside?: ReactNode }
  actions?: ReactNode
  children?: ReactNode
}

/** What is announced is a card, not a bubble, and shows its progress. */
export const NoticeCard = ({ icon, kind, time, title, text, progress, actions, children }: NoticeCardProps) => (
  <article className="card notice">
    <p className="notice-kind">
      <span>
        <Icon of={icon} />
      </span>
      {kind}
      {time && <time>{time}</time>}
    </p>
    <h2>{title}</h2>
    {text && <p className="dim">{text}</p>}
    {children}
    {progress && (
      <div className="notice-progress">
        <span>{progress.text}</span>
        <span className="dim">{progress.aside}</span>
        <Progress value={progress.value} max={progress.max} label={progress.label} />
      </div>
    )}
    {actions && <div className="notice-acts">{actions}</div>}
  </article>
)
