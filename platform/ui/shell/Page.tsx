import './shell.css'
import { clsx } from 'clsx'
import { ArrowLeft, Search } from 'lucide-react'
import { createContext, type ReactNode, use, useId } from 'react'
import { IconButton } from '../actions/IconButton.tsx'
import { Icon } from '../base/Icon.tsx'
import { useUiWords } from '../base/words.ts'
import { ScreenTitle } from './ScreenTitle.tsx'

/** The main part of a screen, scrolling by itself on wide screens. */
export const Page = ({ children, className }: { children: ReactNode; className?: string }) => (
  <main className={clsx('page', className)} id="main" tabIndex={-1}>
    {children}
  </main>
)

export type TopBarProps = {
  title: ReactNode
  text?: ReactNode
  /** Where the arrow leads; none without it. */
  back?: string
  /** The same where the section has no place in a phone's bar. */
  backOnPhone?: string
  /** Buttons at the far end. */
  children?: ReactNode
}

/** What stands at the very end of every screen's top: the application gives it. */
export const TopBarEnd = createContext<ReactNode>(null)

export function TopBar({ title, text, back, backOnPhone, children }: TopBarProps) {
  const words = useUiWords()
  const end = use(TopBarEnd)
  return (
    <header className="top">
      <ScreenTitle>{title}</ScreenTitle>
      {back && <IconButton className="top-back" icon={ArrowLeft} label={words.back} href={back} />}
      {!back && backOnPhone && (
        <IconButton className="top-back only-phone" icon={ArrowLeft} label={words.back} href={backOnPhone} />
      )}
      <div className="sp">
        <h1>{title}</h1>
        {text && <p className="small dim">{text}</p>}
      </div>
      {children}
      {end}
    </header>
  )
}

export type FindButtonProps = { label: string; keys?: string; onClick: () => void }

/** A wide false field on a computer, a magnifying glass on a phone. */
export const FindButton = ({ label, keys = 'Ctrl K', onClick }: FindButtonProps) => (
  <>
    <IconButton className="only-phone" icon={Search} label={label} onClick={onClick} />
    <button type="button" className="find" onClick={onClick}>
      <Icon of={Search} />
      {label}
      <kbd>{keys}</kbd>
    </button>
  </>
)

export type LaneProps = { title: string; mark?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string }

/** A column with its heading. */
export function Lane({ title, mark, aside, children, className }: LaneProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={className}>
      <div className="lane-head">
        <h2 id={id}>{title}</h2>
        {mark}
        <span className="sp" />
        {aside}
      </div>
      {children}
    </section>
  )
}
