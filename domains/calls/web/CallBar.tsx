import './calls.css'
import './words.ts'
import { Phone, Video } from 'lucide-react'
import type { Chat } from '#contract/chats'
import { Button, Icon, IconButton } from '#ui'
import { useWords } from '#web/i18n'
import { callHref, goingOn, useChatCalls, useStarting } from './use-chat-calls.ts'

/** In a chat's header: call, or join the call that goes on. */
export function CallBar({ chat }: { chat: Chat }) {
  const t = useWords('calls')
  const known = useChatCalls(chat.id)
  const { start, busy } = useStarting(chat.id)
  const call = goingOn(known)
  if (call)
    return (
      <Button
        kind="pri"
        className="calls-join"
        href={callHref(call.id)}
        aria-label={t('joinOn', { count: call.people })}
      >
        <Icon of={call.kind === 'video' ? Video : Phone} />
        {t('join')} <span className="calls-join-who">{t('people', { count: call.people })}</span>
      </Button>
    )
  if (!known?.can.start || chat.archived) return null
  return (
    <>
      {chat.kind === 'direct' && (
        <IconButton icon={Phone} label={t('start.audio')} busy={busy} onClick={() => start('audio')} />
      )}
      <IconButton icon={Video} label={t('start.video')} busy={busy} onClick={() => start('video')} />
    </>
  )
}
