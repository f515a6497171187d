import './calls.css'
import './words.ts'
import { Phone, PhoneOff, Video } from 'lucide-react'
import { useEffect } from 'react'
import type { ChatCall, declineCall, listRinging } from '#contract/calls'
import { useChats, useTitles } from '#screens/chats'
import { Avatar, Button } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import { useMaybeMe } from '#web/session'
import { bell } from './bell.ts'
import { callHref } from './use-chat-calls.ts'

const AGAIN = 15_000

/** Somebody calls: over whatever page is open, until it is answered here or on another device. */
export function Ringing() {
  const me = useMaybeMe()
  const { data } = useAsk<typeof listRinging>(
    'calls.listRinging',
    {},
    { enabled: Boolean(me), refetchInterval: ({ state }) => (state.data?.calls.length ? AGAIN : false) },
  )
  const call = data?.calls[0]
  return call ? <Ring key={call.id} call={call} /> : null
}

function Ring({ call }: { call: ChatCall }) {
  const t = useWords('calls')
  const titleOf = useTitles()
  const chat = useChats()?.find((held) => held.chat.id === call.chatId)?.chat
  const go = useGo()
  const declining = useRun<typeof declineCall>('calls.declineCall', {
    refresh: ['calls.listRinging'],
    onError: sayRefusal,
  })
  useEffect(() => bell(), [])
  const who = call.startedBy.name
  return (
    <section className="calls-ring card" role="alertdialog" aria-label={t(`ring.${call.kind}`, { who })}>
      <Avatar id={call.startedBy.id} name={who} />
      <div className="sp">
        <b>{who}</b>
        <p className="small dim">
          {t(`kind.${call.kind}`)}
          {chat && chat.kind !== 'direct' && ` · ${titleOf(chat)}`}
        </p>
      </div>
      <div className="calls-ring-acts">
        <Button
          kind="line"
          icon={PhoneOff}
          busy={declining.isPending}
          onClick={() => declining.mutate({ callId: call.id })}
        >
          {t('ring.no')}
        </Button>
        <Button kind="pri" icon={call.kind === 'video' ? Video : Phone} onClick={() => go(callHref(call.id))}>
          {t('ring.yes')}
        </Button>
      </div>
    </section>
  )
}
