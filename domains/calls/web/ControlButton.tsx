import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { type Glyph, Icon } from '#ui'

type Props = Omit<ComponentProps<'button'>, 'aria-pressed'> & {
  icon: Glyph
  label: string
  pressed?: boolean
  red?: boolean
  count?: number
  expanded?: boolean
}

/** A press of the call's toolbar: a glyph with its word. */
export const ControlButton = ({ icon, label, pressed, red, count, expanded, ...rest }: Props) => (
  <button
    type="button"
    className={clsx('calls-control', red && 'calls-control-red')}
    aria-pressed={pressed}
    aria-expanded={expanded}
    {...rest}
  >
    <Icon of={icon} size="l" />
    {label}
    {count ? <span className="calls-control-count">{count}</span> : null}
  </button>
)
