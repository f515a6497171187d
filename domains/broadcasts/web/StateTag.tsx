import type { State } from '#contract/broadcasts'
import { Tag } from '#ui'
import { useWords } from '#web/i18n'

/** «В эфире» is red, as a recording is: everybody is seen. */
export function StateTag({ state }: { state: State }) {
  const t = useWords('broadcasts')
  if (state === 'live')
    return (
      <span className="broadcasts-live" role="status">
        <span aria-hidden="true" />
        {t('state.live')}
      </span>
    )
  return <Tag {...(state === 'calledOff' ? { kind: 'bad' as const } : {})}>{t(`state.${state}`)}</Tag>
}
