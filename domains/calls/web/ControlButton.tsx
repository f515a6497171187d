import { clsx } from 'clsx'
import { type Glyph, Icon } from '#ui'

type Props = {
  icon: Glyph
  label: string
  pressed?: boolean
  disabled?: boolean
  red?: boolean
  count?: number
  expanded?: boolean
  onClick: () => void
}

/** A press of the call's toolbar: a glyph with its word. */
export const ControlButton = ({ icon, label, pressed, disabled, red, count, expanded, onClick }: Props) => (
  <button
    type="button"
    className={clsx('calls-control', red && 'calls-control-red')}
    aria-pressed={pressed}
    aria-expanded={expanded}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon of={icon} size="l" />
    {label}
    {count ? <span className="calls-control-count">{count}</span> : null}
  </button>
)
