import { clsx } from 'clsx'
import { memo } from 'react'
import type { Message } from '../../contract.ts'
import { isOnlyEmoji, piecesOf } from './text.ts'

type Props = { text: string; mentions: Message['mentions']; me: string }

export const MessageText = memo(function MessageText({ text, mentions, me }: Props) {
  if (isOnlyEmoji(text)) return <span className="chats-large">{text}</span>
  let at = 0
  return piecesOf(text, mentions).map((piece) => {
    const key = at
    at += piece.text.length
    if (piece.kind === 'text') return piece.text
    if (piece.kind === 'name') {
      return (
        <b key={key} className={clsx('chats-name', piece.id === me && 'chats-name-me')}>
          {piece.text}
        </b>
      )
    }
    return (
      <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    )
  })
})
