import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { isSaved } from '../../rules.ts'
import { useAudience } from '../use-audience.ts'

/** Over the very first message; in an empty chat alone, with what to do next. */
export function ChatOpening({ chat, empty }: { chat: Chat; empty?: boolean }) {
  const t = useWords('chats')
  const who = useAudience(chat)
  const saved = isSaved(chat)
  return (
    <div className="chats-opening">
      <h2>{t(saved ? 'start.saved' : chat.kind === 'direct' ? 'start.direct' : 'start.title')}</h2>
      {saved ? <p className="small dim">{t('start.savedText')}</p> : who && <p className="small dim">{who}</p>}
      {empty && !saved && !chat.archived && (
        <p className="small dim">{t(chat.can.post ? 'start.writeFirst' : 'start.readFirst')}</p>
      )}
    </div>
  )
}
