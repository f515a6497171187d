import './people.css'
import { clsx } from 'clsx'
import { type Glyph, Icon } from '../base/Icon.tsx'
import { type Chalk, chalkOf, initialsOf, shortRoomName } from './chalk.ts'

export type AvatarProps = {
  /** Chooses the chalk, so give the person's or room's own id. */
  id: string
  name: string
  room?: boolean
  /** 32, 40, 48 (default), 96 px. */
  size?: 's' | 'm' | 'l' | 'xl'
  src?: string
  icon?: Glyph
  chalk?: Chalk
  className?: string
}

/** Decoration beside a name: a person is round, a room is a rounded square. */
export function Avatar({ id, name, room, size = 'l', src, icon, chalk = chalkOf(id), className }: AvatarProps) {
  const looks = clsx('avatar', `chalk-${chalk}`, room && 'avatar-room', size !== 'l' && `avatar-${size}`, className)
  return (
    <span className={looks} aria-hidden="true">
      {icon ? <Icon of={icon} /> : room ? shortRoomName(name) : initialsOf(name)}
      {src && <img src={src} alt="" loading="lazy" decoding="async" />}
    </span>
  )
}
