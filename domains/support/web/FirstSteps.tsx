import './words.ts'
import './support.css'
import { Circle, CircleCheck, X } from 'lucide-react'
import type { FirstStep, getFirstSteps, putAwayFirstSteps } from '#contract/support'
import { Card, Icon, IconButton } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { useHat } from '#web/session'

/** Where each is done. */
const PLACES: Record<FirstStep['key'], string> = {
  rules: '/chats',
  address: '/more/account',
  read: '/chats',
  say: '/chats',
  wake: '/more/notifications',
  secondStep: '/more/account',
  ownHours: '/more/notifications',
  sheets: '/school',
  announce: '/announcements/new',
  profile: '/school/profile',
  gather: '/school',
  quiet: '/school/quiet',
  acts: '/school/acts/new?paper=bylaw',
  decision: '/school/acts/new?paper=decision',
}

/** «Первые шаги»: a few, done by doing them; one press puts them away for good. */
export function FirstSteps() {
  const t = useWords('support')
  const hat = useHat()
  const organizationId = hat?.organization.id ?? ''
  const { data } = useAsk<typeof getFirstSteps>(
    'support.getFirstSteps',
    { organizationId },
    { enabled: Boolean(hat), staleTime: 120_000 },
  )
  const hiding = useRun<typeof putAwayFirstSteps>('support.putAwayFirstSteps', {
    refresh: ['support.getFirstSteps'],
    onError: sayRefusal,
  })
  if (!data || data.steps.length === 0) return null
  const done = data.steps.filter((step) => step.done).length
  return (
    <Card
      title={t('first.title')}
      mark={<span className="small dim">{t('first.count', { done, of: data.steps.length })}</span>}
      aside={<IconButton icon={X} label={t('first.away')} onClick={() => hiding.mutate({ organizationId })} />}
    >
      <ul className="support-steps">
        {data.steps.map((step) => (
          <li key={step.key}>
            <a href={PLACES[step.key]} data-done={step.done || undefined}>
              <Icon of={step.done ? CircleCheck : Circle} />
              <span>
                {t(`first.${step.key}`)}
                {step.done && <span className="sr"> {t('first.done')}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
