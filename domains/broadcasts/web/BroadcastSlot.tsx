import './broadcasts.css'
import './words.ts'
import type { Broadcast } from '#contract/broadcasts'
import { Button, DaySlot } from '#ui'
import { formatTime, useWords } from '#web/i18n'
import { StateTag } from './StateTag.tsx'
import { useZones } from './use-saying.ts'

/** On the page of the day. */
export function BroadcastSlot({ broadcast }: { broadcast: Broadcast }) {
  const t = useWords('broadcasts')
  const zoneOf = useZones()
  const { id, title, startsAt, state } = broadcast
  return (
    <DaySlot
      time={formatTime(startsAt, zoneOf(broadcast.organizationId))}
      dateTime={startsAt}
      {...(state === 'live' ? { state: 'now' as const } : state === 'planned' ? {} : { state: 'past' as const })}
      title={<a href={`/broadcasts/${id}`}>{title}</a>}
    >
      <p className="small dim">{t('kind')}</p>
      {state === 'live' && (
        <div className="row wrap">
          <StateTag state={state} />
          <Button kind="pri" href={`/broadcasts/${id}`}>
            {t('watch')}
          </Button>
        </div>
      )}
    </DaySlot>
  )
}
