import './surfaces.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** A notebook page of one day: times left of the margin, the rest right of it. `title` is «Двадцатое ноября». */
export const DayPage = ({ title, text, children }: { title: ReactNode; text?: ReactNode; children: ReactNode }) => (
  <div className="card daypage">
    <header>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
    </header>
    <ol>{children}</ol>
  </div>
)

export type DaySlotProps = {
  time: string
  dateTime?: string
  state?: 'past' | 'now'
  title: ReactNode
  children?: ReactNode
}

export const DaySlot = ({ time, dateTime, state, title, children }: DaySlotProps) => (
  <li className={clsx('slot', state && `slot-${state}`)} aria-current={state === 'now' ? 'time' : undefined}>
    <time dateTime={dateTime}>{time}</time>
    <div>
      {state === 'now' ? <h3>{title}</h3> : title}
      {children}
    </div>
  </li>
)
