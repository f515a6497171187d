import './calls.css'
import './words.ts'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { getCall } from '#contract/calls'
import { useChats, useTitles } from '#screens/chats'
import { Button, Skeleton, StatusScreen } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { Session, type Shown } from './media/session.ts'
import { DoorPart, RefusedParts } from './Parts.tsx'
import { Preview, type Ready } from './Preview.tsx'
import { Stage } from './Stage.tsx'

const LOOKS_EVERY = 5000

/** A call from its door to its end. */
export function CallScreen() {
  const t = useWords('calls')
  const callId = useParam('callId')
  useMe()
  const [session, setSession] = useState<Session>()
  const looks = { staleTime: 0, refetchInterval: session ? (false as const) : LOOKS_EVERY }
  const { data: known, error } = useAsk<typeof getCall>('calls.getCall', { callId }, looks)
  const [ready, setReady] = useState<Ready>()
  const chatTitle = useTitleOf(known?.call.chatId)
  const title = known?.call.title ?? chatTitle
  const running = useRef<Session>(undefined)
  useEffect(() => () => running.current?.leave(), [])
  function enter({ wish, tracks }: Ready) {
    setReady(undefined)
    const next = new Session(callId, wish, tracks, known ? { door: known } : {})
    running.current = next
    setSession(next)
    void next.start()
  }
  if (session)
    return <InCall session={session} title={title} chatId={known?.call.chatId} onAgain={() => setSession(undefined)} />
  if (error && !(known && error.code === 'offline'))
    return <StatusScreen title={t('gone.title')} text={error.reason} actions={<ToChats />} />
  if (!known)
    return (
      <main className="calls-door board">
        <Skeleton lines={4} />
      </main>
    )
  if (known.call.endedAt) return <Over title={t('over.over')} chatId={known.call.chatId} />
  if (ready) return <DoorPart callId={callId} ready={ready} onEnter={enter} onLeave={() => setReady(undefined)} />
  // The server lets nobody past who has not been asked: only what is seen to be recorded has a door of its own.
  return <Preview known={known} title={title} onEnter={known.recorded ? setReady : enter} />
}

type InCallProps = {
  session: Session
  title: string
  chatId: string | undefined
  guest?: boolean
  onAgain: () => void
}

/** A call from the press «Войти» on, of a member or of a guest. */
export function InCall({ session, title, chatId, guest, onAgain }: InCallProps) {
  const t = useWords('calls')
  const callId = useParam('callId')
  const shown: Shown = useSyncExternalStore(session.watch, session.look)
  if (shown.phase === 'waiting')
    return (
      <main className="calls-door board" aria-live="polite">
        <div className="calls-wait">
          <span className="btn-spin" />
          <h1>{t('wait.title')}</h1>
          <p className="dim">{t('wait.text')}</p>
          <Button kind="line" onClick={() => session.leave()}>
            {t('wait.leave')}
          </Button>
        </div>
      </main>
    )
  if (shown.phase === 'out') {
    const again = shown.ending === 'left' || shown.ending === 'elsewhere' || shown.again
    return (
      <Over
        title={t(`over.${shown.ending}`)}
        text={shown.reason}
        chatId={chatId}
        guest={guest}
        onAgain={again ? onAgain : undefined}
        more={shown.ending === 'refused' && !guest && <RefusedParts callId={callId} onAgain={onAgain} />}
      />
    )
  }
  if (!shown.known)
    return (
      <main className="calls-door board">
        <Skeleton lines={4} />
      </main>
    )
  return <Stage session={session} shown={shown} known={shown.known} title={title} guest={guest} />
}

type OverProps = {
  title: string
  text?: string | undefined
  chatId: string | undefined
  guest?: boolean | undefined
  onAgain?: (() => void) | undefined
  more?: ReactNode
}

function Over({ title, text, chatId, guest, onAgain, more }: OverProps) {
  const t = useWords('calls')
  return (
    <StatusScreen
      title={title}
      text={text ?? ''}
      actions={
        <>
          {more}
          {onAgain && (
            <Button kind="line" onClick={onAgain}>
              {t('over.again')}
            </Button>
          )}
          {guest ? null : chatId ? (
            <Button kind="pri" href={`/chats/${chatId}`}>
              {t('over.toChat')}
            </Button>
          ) : (
            <ToChats />
          )}
        </>
      }
    />
  )
}

function ToChats() {
  const t = useWords('calls')
  return (
    <Button kind="pri" href="/chats">
      {t('over.toChats')}
    </Button>
  )
}

function useTitleOf(chatId: string | undefined): string {
  const titleOf = useTitles()
  const chat = useChats()?.find((held) => held.chat.id === chatId)?.chat
  return chat ? titleOf(chat) : ''
}
