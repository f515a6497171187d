import './people.css'
import { BadgeCheck } from 'lucide-react'
import { Icon } from '../base/Icon.tsx'

export type BadgeProps = {
  label: string
  /** Only the mark is drawn; the label is heard and shown on hover. */
  short?: boolean
}

/** A role that was confirmed. */
export const Badge = ({ label, short }: BadgeProps) => (
  <span className="badge" title={short ? label : undefined}>
    <Icon of={BadgeCheck} />
    <span className={short ? 'sr' : undefined}>{label}</span>
  </span>
)
