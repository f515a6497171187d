import './words.ts'
import './invitations.css'
import { CircleX, Clock, Inbox } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '#contract'
import type { listMyRequests } from '#contract/invitations'
import { Door } from '#screens/accounts'
import { Button, Empty, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { signedIn, signOut, useMe } from '#web/session'

type MyRequest = OutputOf<typeof listMyRequests>['requests'][number]

/** Somebody asked to join and waits. Once accepted, the page goes on by itself. */
export function WaitingScreen() {
  const t = useWords('invitations')
  useMe()
  const { data, error } = useAsk<typeof listMyRequests>(
    'invitations.listMyRequests',
    {},
    { refetchInterval: 30_000, staleTime: 0 },
  )
  const waiting = data?.requests.filter(({ state }) => state === 'waiting') ?? []
  const refused = data?.requests.filter(({ state }) => state === 'refused') ?? []
  const accepted = data !== undefined && waiting.length === 0 && data.requests[0]?.state === 'accepted'
  useGoOn(accepted)

  if (!data || accepted) {
    return (
      <Door title={t(accepted ? 'waiting.accepted' : 'waiting.title')}>
        {error ? <Note kind="bad">{error.reason}</Note> : <Skeleton lines={3} />}
      </Door>
    )
  }
  return (
    <Door title={t('waiting.title')} text={waiting.length > 0 ? t('waiting.text') : undefined}>
      <div className="stack" aria-live="polite">
        {waiting.map((request) => (
          <Note key={request.id} kind="wait" icon={Clock}>
            <b>{placeOf(request)}</b>
            <p>{t('waiting.sent')}</p>
          </Note>
        ))}
        {refused.map((request) => (
          <Note key={request.id} kind="bad" icon={CircleX}>
            <b>{t('waiting.refused', { place: placeOf(request) })}</b>
            <p>{request.reason ?? t('waiting.noReason')}</p>
          </Note>
        ))}
        {data.requests.length === 0 && <Empty icon={Inbox} title={t('waiting.none')} text={t('waiting.noneHint')} />}
        {waiting.length === 0 && refused.length > 0 && <p className="dim">{t('waiting.again')}</p>}
      </div>
      <div className="door-tools">
        <Button href="/sheet">{t('waiting.sheet')}</Button>
        <Button onClick={signOut}>{t('signOut')}</Button>
      </div>
    </Door>
  )
}

const placeOf = ({ className, organizationName }: MyRequest) => [className, organizationName].filter(Boolean).join(', ')

/** Once: who has just been let in is read anew, this list too, and would be found accepted a second time. */
function useGoOn(accepted: boolean): void {
  const go = useRef(useGo())
  const going = useRef(false)
  useEffect(() => {
    if (!accepted || going.current) return
    going.current = true
    signedIn().then(() => go.current('/', { replace: true }))
  }, [accepted])
}
