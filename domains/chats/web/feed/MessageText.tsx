import { clsx } from 'clsx'
import { lazy, memo, type ReactNode, Suspense } from 'react'
import type { Message } from '../../contract.ts'
import { mayBeFormatted } from '../../rules/may-be-formatted.ts'
import { isOnlyEmoji, mayHaveLink, splitByNames } from './text.ts'

const LinkedText = lazy(() => import('./LinkedText.tsx'))
const FormattedText = lazy(() => import('./FormattedText.tsx'))

type Props = { text: string; mentions: Message['mentions']; me: string }

export const MessageText = memo(function MessageText({ text, mentions, me }: Props) {
  if (isOnlyEmoji(text)) return <span className="chats-large">{text}</span>
  const words = (plain: string) => namesAndLinks(plain, mentions, me)
  if (!mayBeFormatted(text)) return words(text)
  return (
    <Suspense fallback={words(text)}>
      <FormattedText text={text} words={words} />
    </Suspense>
  )
})

function namesAndLinks(text: string, mentions: Message['mentions'], me: string): ReactNode {
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
}

function PlainText({ text }: { text: string }) {
  if (!mayHaveLink(text)) return text
  return (
    <Suspense fallback={text}>
      <LinkedText text={text} />
    </Suspense>
  )
}
