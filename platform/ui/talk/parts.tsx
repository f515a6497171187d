import './talk.css'
import { clsx } from 'clsx'
import { CircleCheck, Circle as Ring, Square, SquareCheck } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

export type QuoteProps = { name: string; text: ReactNode; onOpen?: () => void }

/** The answered words; a press goes to them. */
export const Quote = ({ name, text, onOpen }: QuoteProps) => (
  <button type="button" className="quote" onClick={onOpen}>
    <b>{name}</b>
    <span>{text}</span>
  </button>
)

/** «Пятница, 20 ноября»; `fresh` marks where unread begins. */
export const DaySeparator = ({ children, fresh }: { children: ReactNode; fresh?: boolean }) => (
  <p className={clsx('day', fresh && 'day-new')}>{children}</p>
)

export const TypingDots = ({ children }: { children: ReactNode }) => (
  <span className="typing">
    <span aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    {children}
  </span>
)

export type FileRowProps = { icon: Glyph; name: string; text: ReactNode; href?: string; children?: ReactNode }

/** A file with what is known of it: size, check. While it uploads, a Progress is the child. */
export function FileRow({ icon, name, text, href, children }: FileRowProps) {
  const inside = (
    <>
      <span>
        <Icon of={icon} size="l" />
      </span>
      <span className="sp">
        <b>{name}</b>
        <small>{text}</small>
        {children}
      </span>
    </>
  )
  return href ? (
    <a className="file" href={href} data-file="">
      {inside}
    </a>
  ) : (
    <div className="file">{inside}</div>
  )
}

export type VoteOption = { key: string; label: string; votes?: number; chosen?: boolean }
export type VoteRowsProps = {
  label: string
  options: readonly VoteOption[]
  disabled?: boolean
  /** Squares instead of rings: several may be chosen. */
  several?: boolean
  /** `at`: when the hand pressed, in milliseconds of the page. The second half of a double press does not count. */
  onVote: (key: string, at: number) => void
}

/** Answers of a poll; the tint is each one's share of all votes. */
export function VoteRows({ label, options, disabled, several, onVote }: VoteRowsProps) {
  const all = options.reduce((sum, option) => sum + (option.votes ?? 0), 0)
  const [on, off] = several ? [SquareCheck, Square] : [CircleCheck, Ring]
  const share = (votes = 0) => (all ? `${(votes / all) * 100}%` : '0')
  return (
    <fieldset className="votes">
      <legend className="sr">{label}</legend>
      {options.map((option) => (
        <button
          key={option.key}
          type="button"
          aria-pressed={Boolean(option.chosen)}
          disabled={disabled}
          style={{ '--v': share(option.votes) } as CSSProperties}
          onClick={({ detail, timeStamp }) => detail < 2 && onVote(option.key, timeStamp)}
        >
          <Icon of={option.chosen ? on : off} />
          {option.label}
          {option.votes !== undefined && <b>{option.votes}</b>}
        </button>
      ))}
    </fieldset>
  )
}
