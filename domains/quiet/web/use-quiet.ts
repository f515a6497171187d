import { useEffect, useState } from 'react'
import type { getOwnHoursOf, getQuietHours } from '#contract/quiet'
import { type Decision, decide, silentUntil } from '#rules/quiet'
import { useAsk } from '#web/api'
import { formatTime } from '#web/i18n'
import { refreshOn } from '#web/use-live'

refreshOn('quiet.hoursChanged', 'quiet.getQuietHours', 'quiet.getOwnHoursOf')

export interface QuietNow {
  decision: Decision
  /** «23:10» on the school's clock. */
  now: string
  /** «06:00» on the school's clock; undefined when it goes at once. */
  until: string | undefined
  /** I may send at once with a reason. */
  mayBeUrgent: boolean
  /** «08:00» when the other one of a direct chat has asked not to be disturbed now. */
  peerRestsUntil: string | undefined
}

interface Talk {
  organizationId: string | undefined
  /** `isUnderWorkingHours` of '#rules/quiet' knows. */
  working?: boolean
  /** The other one of a direct chat. */
  peerId?: string | undefined
}

/** What becomes of a message that is sent now, looked at anew with every minute. Undefined until known. */
export function useQuiet({ organizationId, working = false, peerId }: Talk): QuietNow | undefined {
  const now = useMinute()
  const school = useAsk<typeof getQuietHours>(
    'quiet.getQuietHours',
    { organizationId: organizationId ?? '' },
    { enabled: Boolean(organizationId), staleTime: 300_000 },
  ).data
  const peer = useAsk<typeof getOwnHoursOf>(
    'quiet.getOwnHoursOf',
    { organizationId: organizationId ?? '', personId: peerId ?? '' },
    { enabled: Boolean(organizationId && peerId), staleTime: 300_000 },
  ).data
  if (!school) return undefined
  const { hours, timeZone: zone, can } = school
  const decision = decide(hours, { now, zone, working })
  const rests = peer?.own ? silentUntil({ ...hours, mode: 'off' }, peer.own, { now, zone }) : null
  return {
    decision,
    now: formatTime(now, { timeZone: zone }),
    until: decision.kind === 'now' ? undefined : formatTime(decision.until, { timeZone: zone }),
    mayBeUrgent: can.urgent,
    peerRestsUntil: rests ? formatTime(rests, { timeZone: zone }) : undefined,
  }
}

/** The present, moved when a minute begins. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_050 - (now.getTime() % 60_000))
    return () => clearTimeout(timer)
  }, [now])
  return now
}
