import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { useAudience } from '../use-audience.ts'

/** Over the very first message. */
export function ChatOpening({ chat }: { chat: Chat }) {
  const t = useWords('chats')
  const who = useAudience(chat)
  return (
    <div className="chats-opening">
      <h2>{t(chat.kind === 'direct' ? 'start.direct' : 'start.title')}</h2>
      {who && <p className="small dim">{who}</p>}
    </div>
  )
}
