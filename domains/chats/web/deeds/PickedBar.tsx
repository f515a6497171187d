import './words.ts'
import './deeds.css'
import { Copy, Forward, Trash2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, Confirm, IconButton, toast, VisuallyHidden } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import { copyMessage } from '../conversation/copy.ts'
import type { FeedDeeds } from '../feed/Feed.tsx'
import { removeMessage } from '../store/actions.ts'

const MOST = 30

type Props = { chat: Chat; messages: ShownMessage[]; deeds: FeedDeeds; onClose: () => void }

/** In place of the composer while messages are being chosen. */
export default function PickedBar({ chat, messages, deeds, onClose }: Props) {
  const t = useWords('chats')
  const d = useWords('deeds')
  const [asking, setAsking] = useState(false)
  const count = messages.length
  const removable = !chat.archived && messages.every(({ author }) => author.id === chat.me || chat.can.moderate)
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onClose()
    }
    addEventListener('keydown', keyed)
    return () => removeEventListener('keydown', keyed)
  }, [onClose])
  const forward = () => {
    if (count > MOST) return toast(d('picked.most', { count: MOST }), { bad: true })
    deeds.forward(messages)
    onClose()
  }
  const copy = async () => {
    await copyMessage(messages.map(({ author, text }) => `${author.name}: ${text ?? ''}`).join('\n'))
    toast(t('message.copied'))
    onClose()
  }
  const remove = () => {
    for (const { id } of messages) removeMessage(chat.id, id)
    setAsking(false)
    onClose()
  }
  return (
    <div className="deeds-picked" role="toolbar" aria-label={d('picked.label')}>
      <IconButton icon={X} label={d('picked.cancel')} onClick={onClose} />
      <span className="sp" role="status">
        <VisuallyHidden>{d('picked.count', { count })}</VisuallyHidden>
        <span className="only-wide" aria-hidden="true">
          {d('picked.count', { count })}
        </span>
        <b className="only-phone" aria-hidden="true">
          {count}
        </b>
      </span>
      {removable && <IconButton icon={Trash2} label={d('picked.remove')} kind="line" onClick={() => setAsking(true)} />}
      <IconButton icon={Copy} label={d('picked.copy')} kind="line" onClick={copy} />
      <Button kind="pri" icon={Forward} onClick={forward}>
        {d('picked.forward')}
      </Button>
      <Confirm
        open={asking}
        title={d('picked.removeAsk', { count })}
        confirm={d('picked.remove')}
        cancel={t('compose.cancel')}
        red
        onConfirm={remove}
        onClose={() => setAsking(false)}
      >
        {d('picked.removeText')}
      </Confirm>
    </div>
  )
}
