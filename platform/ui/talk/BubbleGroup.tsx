import './talk.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Avatar } from '../people/Avatar.tsx'
import { chalkOf } from '../people/chalk.ts'

export type BubbleGroupProps = {
  /** Absent: one's own. */
  author?: { id: string; name: string; src?: string }
  /** The same group goes on in the row above or below (when a list draws one row per message). */
  above?: boolean
  below?: boolean
  children: ReactNode
}

/** One author within five minutes: 3 px inside, the picture once, at the foot. */
export const BubbleGroup = ({ author, above, below, children }: BubbleGroupProps) => (
  <div className={clsx('group', !author && 'group-me', above && 'group-above', below && 'group-below')}>
    {author && !below && <Avatar {...author} size="s" />}
    {children}
  </div>
)

export type BubbleNameProps = {
  id: string
  name: string
  /** What a reader needs: «мама Артёма». */
  relation?: string
  badge?: ReactNode
}

/** The head of a group's first bubble. */
export const BubbleName = ({ id, name, relation, badge }: BubbleNameProps) => (
  <p className={clsx('bubble-name', `chalk-${chalkOf(id)}`)}>
    {name}
    {relation && <span className="bubble-rel">{relation}</span>}
    {badge}
  </p>
)
