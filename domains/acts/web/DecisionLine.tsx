import type { DecisionState } from '#contract/acts'
import { Note } from '#ui'
import { formatPaperDate, useWords } from '#web/i18n'

/** R207: how it stands with the decision about the next school year. */
export function DecisionLine({ decision }: { decision: DecisionState }) {
  const t = useWords('acts')
  const { schoolYear: year, by, actId, due } = decision
  if (actId) {
    return (
      <Note kind="ok">
        {t('decision.taken', { year })} <a href={`/school/acts/${actId}`}>{t('decision.open')}</a>
      </Note>
    )
  }
  return (
    <Note kind={due ? 'wait' : 'info'}>
      {t('decision.ahead', { year, when: formatPaperDate(`${by}T12:00:00Z`) })}{' '}
      <a href="/school/acts/new?paper=decision">{t('decision.make')}</a>
    </Note>
  )
}
