import './calls.css'
import './words.ts'
import { Phone, PhoneMissed, Video } from 'lucide-react'
import type { AttachmentProps } from '#screens/chats'
import { Button, Icon, Skeleton } from '#ui'
import { useWords } from '#web/i18n'
import { lengthOf } from './length.ts'
import { callHref, useChatCalls } from './use-chat-calls.ts'

/** The call's line among the messages: it goes on, how long it was, or that nobody came. */
export function CallInChat({ chatId, attachmentId: callId }: AttachmentProps) {
  const t = useWords('calls')
  const known = useChatCalls(chatId)
  if (!known) return <Skeleton lines={2} />
  const call = known.calls.find(({ id }) => id === callId)
  if (!call) return <p className="dim">{t('line.long')}</p>
  const missed = call.endedAt !== null && call.people < 2
  return (
    <div className="calls-line">
      <span className="calls-line-icon" data-missed={missed || undefined}>
        <Icon of={missed ? PhoneMissed : call.kind === 'video' ? Video : Phone} />
      </span>
      <div className="sp">
        <b>{t(missed ? 'line.missed' : `kind.${call.kind}`)}</b>
        <p className="small dim">
          {call.endedAt === null
            ? t('line.on', { count: call.people })
            : missed
              ? t(`kind.${call.kind}`)
              : t('line.was', { length: lengthOf(call, t), people: t('people', { count: call.people }) })}
        </p>
      </div>
      {call.endedAt === null && (
        <Button kind="pri" href={callHref(call.id)}>
          {t('join')}
        </Button>
      )}
    </div>
  )
}
