import './words.ts'
import './deeds.css'
import type { ReactNode } from 'react'
import { Avatar } from '#ui'
import { formatDayTime, useWords } from '#web/i18n'
import type { Message } from '../../contract.ts'
import { usePlainWords } from '../feed/plain-words.ts'

type Props = {
  message: Message
  /** Of which chat, where that is not plain. */
  of?: string | undefined
  /** Instead of the time when it was said. */
  when?: string | undefined
  onOpen?: () => void
  children?: ReactNode
}

/** One message in a list beside its chat: who, when, two lines of the words. */
export function MessageLine({ message, of, when, onOpen, children }: Props) {
  const { author, sentAt } = message
  const words = useWordsOf(message)
  const inside = (
    <>
      <Avatar id={author.id} name={author.name} size="m" />
      <span className="deeds-line-words">
        <b className="deeds-line-head">{author.name}</b>
        <span className="deeds-line-text">{words}</span>
        <span className="xs mute">
          {of && `${of} · `}
          <time dateTime={sentAt}>{when ?? formatDayTime(sentAt)}</time>
        </span>
      </span>
    </>
  )
  return (
    <div className="deeds-line">
      {onOpen ? (
        <button type="button" className="deeds-line-go" onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div className="deeds-line-go">{inside}</div>
      )}
      {children}
    </div>
  )
}

/** The words of a message in one line: of a removed one, of one that is only a file, too. */
export function useWordsOf({ text, files }: Message): string {
  const d = useWords('deeds')
  const plain = usePlainWords(text ?? '')
  if (text === null) return d('line.removed')
  return plain || files.map(({ name }) => name).join(', ') || d('line.file')
}
