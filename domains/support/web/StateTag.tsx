import type { HelpRequest, HelpState } from '#contract/support'
import { Tag } from '#ui'
import { useWords } from '#web/i18n'

const KINDS = { new: 'wait', working: undefined, answered: 'ok', closed: undefined } as const

/** A word, and a colour that says no more than it. */
export function StateTag({ state, operator }: { state: HelpState; operator?: HelpRequest['operator'] }) {
  const t = useWords('support')
  const kind = KINDS[state]
  return (
    <>
      <Tag {...(kind ? { kind } : {})}>{t(`state.${state}`)}</Tag>
      {operator === 'asked' && state !== 'closed' && <Tag>{t('state.operator')}</Tag>}
    </>
  )
}
