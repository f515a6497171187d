import './marks.css'
import { clsx } from 'clsx'

export type CountProps = {
  value: number
  /** Brass: these need you. */
  bell?: boolean
  /** Quiet: only a size, or a muted place. */
  off?: boolean
  /** Heard after the number: «ждут». */
  label?: string
  max?: number
  className?: string
}

/** Nothing at zero, unless it is `off`. */
export function Count({ value, bell, off, label, max = 999, className }: CountProps) {
  if (value === 0 && !off) return null
  return (
    <span className={clsx('count', bell && 'count-bell', off && 'count-off', className)}>
      <span>
        {value > max ? `${max}+` : value}
        {label && <span className="sr"> {label}</span>}
      </span>
    </span>
  )
}
