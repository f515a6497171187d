import { X } from 'lucide-react'
import { Suspense } from 'react'
import { ChatBeside } from '#screens/chats'
import { IconButton, Skeleton } from '#ui'
import { useWords } from '#web/i18n'

/** What is written in the call stands in its chat, and stays there. */
export function ChatPanel({ chatId, onClose }: { chatId: string; onClose: () => void }) {
  const t = useWords('calls')
  return (
    // A link that is followed must not end the call.
    <aside className="calls-panel calls-chat" aria-label={t('panel.chat')} onClickCapture={openBeside}>
      <div className="row">
        <h2 className="sp">{t('panel.chat')}</h2>
        <IconButton icon={X} label={t('panel.closeChat')} onClick={onClose} />
      </div>
      <Suspense fallback={<Skeleton lines={5} />}>
        <ChatBeside chatId={chatId} />
      </Suspense>
    </aside>
  )
}

function openBeside(event: { target: unknown; preventDefault(): void; stopPropagation(): void }): void {
  const link = (event.target as Element).closest?.('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
  event.preventDefault()
  event.stopPropagation()
  window.open(link.href, '_blank', 'noopener')
}
