import './words.ts'
import './around.css'
import { Eye } from 'lucide-react'
import { Icon } from '#ui'
import { formatTime, useWords } from '#web/i18n'
import type { AttachmentProps } from '../attachments.ts'
import { useLooks } from './LooksCard.tsx'

/** A line among the messages, at the hour when the administration looked in. */
export default function LookLine({ chatId, message, attachmentId }: AttachmentProps) {
  const t = useWords('around')
  const look = useLooks({ id: chatId })?.find(({ id }) => id === attachmentId)
  return (
    <p className="chats-look">
      <Icon of={Eye} size="s" />
      <span>
        <b>{t('looks.line', { by: look?.by ?? message.author.name })}</b>{' '}
        {look ? t('looks.reason', { reason: look.reason }) : message.text}
      </span>
      <time dateTime={message.sentAt}>{formatTime(message.sentAt)}</time>
    </p>
  )
}
