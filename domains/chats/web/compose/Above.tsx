import { X } from 'lucide-react'
import { IconButton } from '#ui'
import { useWords } from '#web/i18n'
import { usePlainWords } from '../feed/plain-words.ts'

/** Over the field: the message that is answered or changed. */
export function Above({ title, text, onCancel }: { title: string; text: string; onCancel: () => void }) {
  const t = useWords('chats')
  return (
    <div className="chats-above">
      <p className="sp">
        <b>{title}</b>
        <span>{usePlainWords(text)}</span>
      </p>
      <IconButton icon={X} label={t('compose.cancel')} onClick={onCancel} />
    </div>
  )
}
