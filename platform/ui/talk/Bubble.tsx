import './talk.css'
import { clsx } from 'clsx'
import { Check, CircleAlert, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

const glyphs = { waiting: Clock, sent: Check, failed: CircleAlert, later: Clock }

export type Reaction = { key: string; label: string; count: number; mine?: boolean; icon?: Glyph }

export type BubbleProps = {
  /** A BubbleName in the first of a group. */
  head?: ReactNode
  /** A Quote. */
  quote?: ReactNode
  children?: ReactNode
  time: ReactNode
  /** Own only. Clock: waits; tick: on the server's disk; dashed `later`: held till its hour. */
  state?: keyof typeof glyphs
  stateLabel?: string
  reactions?: readonly Reaction[]
  onReact?: (key: string) => void
  /** Removed: grey words instead of the text. */
  gone?: boolean
  className?: string
}

/** The time closes the last line, or the row of reactions. */
export function Bubble({
  head,
  quote,
  children,
  time,
  state,
  stateLabel,
  reactions,
  onReact,
  gone,
  className,
}: BubbleProps) {
  const at = (
    <span className="bubble-at">
      {time}
      {state && <Icon of={glyphs[state]} size="s" label={stateLabel} />}
    </span>
  )
  return (
    <div className={clsx('bubble', state && `bubble-${state}`, gone && 'bubble-gone', className)}>
      {head}
      {quote}
      <span className="bubble-text">{children}</span>
      {reactions?.length ? (
        <div className="reactions">
          {reactions.map((reaction) => (
            <button
              key={reaction.key}
              type="button"
              aria-pressed={Boolean(reaction.mine)}
              onClick={() => onReact?.(reaction.key)}
            >
              {reaction.icon && <Icon of={reaction.icon} size="s" />}
              {reaction.label} {reaction.count}
            </button>
          ))}
          {at}
        </div>
      ) : (
        at
      )}
    </div>
  )
}
