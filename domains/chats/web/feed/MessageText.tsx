import { clsx } from 'clsx'
import { lazy, memo, Suspense } from 'react'
import type { Message } from '../../contract.ts'
import { isOnlyEmoji, mayHaveLink, splitByNames } from './text.ts'

const LinkedText = lazy(() => import('./LinkedText.tsx'))

type Props = { text: string; mentions: Message['mentions']; me: string }

export const MessageText = memo(function MessageText({ text, mentions, me }: Props) {
  if (isOnlyEmoji(text)) return <span className="chats-large">{text}</span>
  let at = 0
  return splitByNames(text, mentions).map((piece) => {
    const key = at
    at += piece.text.length
    if (piece.kind === 'text') return <PlainText key={key} text={piece.text} />
    return (
      <b key={key} className={clsx('chats-name', piece.id === me && 'chats-name-me')}>
        {piece.text}
      </b>
    )
  })
})

function PlainText({ text }: { text: string }) {
  if (!mayHaveLink(text)) return text
  return (
    <Suspense fallback={text}>
      <LinkedText text={text} />
    </Suspense>
  )
}
