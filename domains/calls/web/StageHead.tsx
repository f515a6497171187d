import { Grid2x2, SignalHigh, SignalLow, SignalMedium, User } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Call } from '#contract/calls'
import { Icon, IconButton } from '#ui'
import { useWords } from '#web/i18n'
import { clockOf } from './length.ts'
import type { Shown } from './media/session.ts'

type Props = { shown: Shown; call: Call; title: string; speakerView: boolean; onView: () => void; children?: ReactNode }

const SIGNALS = { good: SignalHigh, fair: SignalMedium, poor: SignalLow }

/** What call it is, for how long, and how well it is heard. */
export function StageHead({ shown, call, title, speakerView, onView, children }: Props) {
  const t = useWords('calls')
  return (
    <header>
      <div className="sp">
        <h1>{title}</h1>
        <p className="small dim">
          <Clock startedAt={call.startedAt} />
          {` · ${t('people', { count: call.participants.length })}`}
        </p>
      </div>
      {children}
      {shown.connecting ? (
        <p className="calls-again" role="status">
          <span className="btn-spin" />
          {t('connecting')}
        </p>
      ) : (
        <p className="calls-signal" data-level={shown.level} role="status">
          <Icon of={SIGNALS[shown.level]} />
          <span>{t(`signal.${shown.level}`)}</span>
        </p>
      )}
      <IconButton
        icon={speakerView ? Grid2x2 : User}
        label={t(speakerView ? 'view.grid' : 'view.speaker')}
        onClick={onView}
      />
    </header>
  )
}

function Clock({ startedAt }: { startedAt: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <span role="timer">{clockOf(startedAt, now)}</span>
}
