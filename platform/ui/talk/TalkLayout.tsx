import './talk.css'
import { clsx } from 'clsx'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../actions/IconButton.tsx'
import { useUiWords } from '../base/words.ts'
import { ScreenTitle } from '../shell/ScreenTitle.tsx'

export type TalkLayoutProps = {
  list: ReactNode
  listLabel: string
  /** A Conversation; without it a phone shows the list and a wide screen `blank`. */
  children?: ReactNode
  blank?: ReactNode
  side?: ReactNode
  sideLabel?: string
}

/** List, conversation, details: three from 1200 px, two from 900, one on a phone. */
export const TalkLayout = ({ list, listLabel, children, blank, side, sideLabel }: TalkLayoutProps) => (
  <main className={clsx('talk', !children && 'talk-listing', side && 'talk-sided')} id="main" tabIndex={-1}>
    <aside className="talk-list" aria-label={listLabel}>
      {list}
    </aside>
    {children || <div className="talk-blank">{blank}</div>}
    {side && (
      <aside className="talk-side" aria-label={sideLabel}>
        {side}
      </aside>
    )}
  </main>
)

export type ConversationProps = {
  label: string
  title: ReactNode
  /** Who sees it: always said in the header. */
  who: ReactNode
  avatar?: ReactNode
  /** Where the phone's arrow leads. */
  back: string
  /** IconButtons at the far end. */
  actions?: ReactNode
  feed: ReactNode
  composer?: ReactNode
}

export function Conversation({ label, title, who, avatar, back, actions, feed, composer }: ConversationProps) {
  const words = useUiWords()
  return (
    <section className="conv" aria-label={label}>
      <ScreenTitle>{title}</ScreenTitle>
      <header>
        <IconButton className="only-phone" icon={ArrowLeft} label={words.back} href={back} />
        {avatar}
        <div className="sp">
          <h1>{title}</h1>
          <span className="conv-who">{who}</span>
        </div>
        {actions}
      </header>
      {feed}
      {composer}
    </section>
  )
}
