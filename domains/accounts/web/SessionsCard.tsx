import { Laptop, LogOut, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { endSession, endSessions, listSessions, Session } from '#contract/accounts'
import { Button, Card, Confirm, Icon, Skeleton, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { refreshMe } from '#web/session'
import { refreshOn } from '#web/use-live'

refreshOn('accounts.sessionsChanged', 'accounts.listSessions')

/** Every device that is signed in, with a way to end each. */
export function SessionsCard() {
  const t = useWords('accounts')
  const { data } = useAsk<typeof listSessions>('accounts.listSessions', {})
  const [asking, setAsking] = useState<'others' | 'all'>()
  const others = data?.sessions.some(({ current }) => !current)
  return (
    <Card title={t('sessions.title')}>
      <p className="dim">{t('sessions.text')}</p>
      {data ? (
        <ul className="rows">
          {data.sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      ) : (
        <Skeleton rows lines={2} />
      )}
      <div className="acts">
        {others && (
          <Button kind="line" onClick={() => setAsking('others')}>
            {t('sessions.endOthers')}
          </Button>
        )}
        <Button kind="line" className="btn-red" icon={LogOut} onClick={() => setAsking('all')}>
          {t('sessions.endAll')}
        </Button>
      </div>
      {asking && <EndSessions which={asking} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}

function SessionRow({ session }: { session: Session }) {
  const t = useWords('accounts')
  const end = useRun<typeof endSession>('accounts.endSession', {
    onError: sayRefusal,
    refresh: ['accounts.listSessions'],
    onDone: () => toast(t('sessions.ended')),
  })
  const device = session.device || t('sessions.unknown')
  return (
    <li>
      <Icon of={/Android|iPhone|iPad|Mobile/.test(session.device) ? Smartphone : Laptop} />
      <div className="sp">
        <h3>{device}</h3>
        <p className="small dim">
          {session.place} · {session.current ? t('sessions.now') : formatBrief(session.lastSeenAt)}
        </p>
      </div>
      {session.current ? (
        <Tag kind="ok">{t('sessions.this')}</Tag>
      ) : (
        <Button
          busy={end.isPending}
          onClick={() => end.mutate({ sessionId: session.id })}
          aria-label={t('sessions.endOne', { device })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

function EndSessions({ which, onClose }: { which: 'others' | 'all'; onClose: () => void }) {
  const t = useWords('accounts')
  const end = useRun<typeof endSessions>('accounts.endSessions', {
    onError: sayRefusal,
    refresh: which === 'others' ? ['accounts.listSessions'] : [],
    onDone: () => {
      onClose()
      if (which === 'all') refreshMe()
      else toast(t('sessions.othersEnded'))
    },
  })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(`sessions.${which}Title`)}
      confirm={t(`sessions.${which}Do`)}
      cancel={t('cancel')}
      red={which === 'all'}
      busy={end.isPending}
      onConfirm={() => end.mutate({ keepThis: which === 'others' })}
    >
      {t(`sessions.${which}Text`)}
    </Confirm>
  )
}
