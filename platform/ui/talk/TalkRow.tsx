import './talk.css'
import type { ReactNode } from 'react'

export type TalkRowProps = {
  href: string
  avatar: ReactNode
  name: string
  badge?: ReactNode
  /** Who said the last words: drawn before `text`. */
  by?: string
  text?: ReactNode
  time?: string
  /** A Count or an Icon. */
  mark?: ReactNode
  current?: boolean
}

/** One conversation in a list; rows stand in `<nav className="talkrows">`. */
export const TalkRow = ({ href, avatar, name, badge, by, text, time, mark, current }: TalkRowProps) => (
  <a className="talkrow" href={href} aria-current={current ? 'page' : undefined}>
    {avatar}
    <span style={{ minWidth: 0 }}>
      <span className="talkrow-name">
        <span>{name}</span>
        {badge}
      </span>
      <span className="talkrow-text">
        {by && <b>{by}: </b>}
        {text}
      </span>
    </span>
    <span className="talkrow-end">
      {time && <time>{time}</time>}
      {mark}
    </span>
  </a>
)
