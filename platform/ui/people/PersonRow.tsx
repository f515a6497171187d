import './people.css'
import type { ReactNode } from 'react'
import { Avatar } from './Avatar.tsx'
import type { Chalk } from './chalk.ts'

export type PersonRowProps = {
  id: string
  name: string
  /** What the initials are taken from, where a list begins with the last name. */
  spoken?: string
  /** Under the name: a relation, a post, a time. */
  text?: ReactNode
  badge?: ReactNode
  /** At the far end: a tick, a Menu, a time. */
  aside?: ReactNode
  /** Buttons beneath, sharing the width. */
  actions?: ReactNode
  href?: string
  src?: string
  chalk?: Chalk
  room?: boolean
  size?: 's' | 'm' | 'l'
}

/** One person or room in a list: `<ul className="people"><li><PersonRow … /></li></ul>`. */
export const PersonRow = ({
  id,
  name,
  spoken = name,
  text,
  badge,
  aside,
  actions,
  href,
  size = 'm',
  ...picture
}: PersonRowProps) => (
  <div className="person">
    <Avatar id={id} name={spoken} size={size} {...picture} />
    <div>
      <span className="person-name">
        {href ? <a href={href}>{name}</a> : name}
        {badge}
      </span>
      {text && <span className="person-text">{text}</span>}
    </div>
    {aside}
    {actions && <div className="person-acts">{actions}</div>}
  </div>
)
