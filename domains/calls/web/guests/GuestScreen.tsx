import '../calls.css'
import '../words.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { OutputOf } from '#contract'
import type { openGuest } from '#contract/calls'
import { Skeleton, StatusScreen } from '#ui'
import { ApiError, run } from '#web/api'
import { formatDay, formatTime, useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { InCall } from '../CallScreen.tsx'
import type { Known } from '../media/known.ts'
import { guestLine } from '../media/line.ts'
import { Session } from '../media/session.ts'
import { Preview, type Ready } from '../Preview.tsx'

type Door = OutputOf<typeof openGuest>

const LOOKS_EVERY = 5000

/** Where a guest's link leads: to one call, and to nothing else of the school. */
export function GuestScreen() {
  const t = useWords('calls')
  const token = useParam('token')
  const { door, known, refusal } = useDoor(token)
  const [session, setSession] = useState<Session>()
  const running = useRef<Session>(undefined)
  useEffect(() => () => running.current?.leave(), [])
  function enter({ wish, tracks }: Ready) {
    const { callId } = door!
    const next = new Session(callId!, wish, tracks, { line: guestLine(callId!, token) })
    running.current = next
    setSession(next)
    void next.start()
  }
  const title = door?.title || door?.school || ''
  if (session)
    return <InCall session={session} title={title} chatId={undefined} guest onAgain={() => setSession(undefined)} />
  if (refusal) return <StatusScreen title={t('guest.closed')} text={refusal} />
  if (!door)
    return (
      <main className="calls-door board">
        <Skeleton lines={4} />
      </main>
    )
  if (!known)
    return (
      <main className="calls-door board" aria-live="polite">
        <div className="calls-wait">
          <span className="btn-spin" />
          <h1>{title}</h1>
          <p className="dim">
            {t('guest.soon', { name: door.name, when: door.startsAt ? whenOf(door.startsAt) : '' })}
          </p>
        </div>
      </main>
    )
  return <Preview known={known} title={title} guest={door.name} onEnter={enter} />
}

const whenOf = (at: string) => `${formatDay(at).toLowerCase()}, ${formatTime(at)}`

/** Looks again until the call has begun. */
function useDoor(token: string): { door?: Door; known?: Known; refusal?: string } {
  const [door, setDoor] = useState<Door>()
  const [known, setKnown] = useState<Known>()
  const [refusal, setRefusal] = useState<string>()
  const begun = Boolean(known)
  useEffect(() => {
    if (begun) return undefined
    const look = async () => {
      try {
        const next = await run<typeof openGuest>('calls.openGuest', { token })
        setDoor(next)
        if (next.callId) setKnown(await guestLine(next.callId, token).getCall())
      } catch (error) {
        if (error instanceof ApiError && error.code !== 'offline') setRefusal(error.reason)
      }
    }
    void look()
    const timer = setInterval(look, LOOKS_EVERY)
    return () => clearInterval(timer)
  }, [token, begun])
  return useMemo(
    () => ({ ...(door ? { door } : {}), ...(known ? { known } : {}), ...(refusal ? { refusal } : {}) }),
    [door, known, refusal],
  )
}
