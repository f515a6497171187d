import './marks.css'
import { clsx } from 'clsx'
import type { CSSProperties } from 'react'

export type ProgressProps = {
  /** Absent while the whole is not known yet. */
  value?: number
  max?: number
  /** Says the number with its whole: «18 из 27». */
  label: string
  warn?: boolean
  className?: string
}

export function Progress({ value, max = 100, label, warn, className }: ProgressProps) {
  const share = value === undefined || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max))
  const looks = clsx('bar', warn && 'bar-warn', value === undefined && 'bar-unknown', className)
  return (
    <span
      className={looks}
      role="progressbar"
      aria-label={label}
      aria-valuetext={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      style={{ '--v': `${share * 100}%` } as CSSProperties}
    >
      <i />
    </span>
  )
}
