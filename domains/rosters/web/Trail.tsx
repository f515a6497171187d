import { Check } from 'lucide-react'
import type { Import } from '#contract/rosters'
import { Icon } from '#ui'
import { useWords } from '#web/i18n'

const STEPS = ['file', 'columns', 'compare', 'done'] as const
const AT: Record<Import['state'], number> = {
  reading: 0,
  mapping: 1,
  comparing: 2,
  ready: 2,
  writing: 3,
  done: 4,
  undone: 4,
  failed: 0,
  dropped: 0,
}

/** Where one is: file, columns, comparison, done. OneRoster and SDS have no columns to choose. */
export function Trail({ state, format }: Pick<Import, 'state' | 'format'>) {
  const t = useWords('rosters')
  if (state === 'failed' || state === 'dropped') return null
  const at = AT[state]
  const steps = STEPS.filter((step) => step !== 'columns' || (format !== 'oneroster' && format !== 'sds'))
  return (
    <ol className="rosters-trail" aria-label={t('trail.label')}>
      {steps.map((step) => {
        const place = STEPS.indexOf(step)
        const done = place < at
        return (
          <li key={step} className={done ? 'rosters-past' : undefined} aria-current={place === at ? 'step' : undefined}>
            <span className="rosters-dot">
              {done ? <Icon of={Check} size="s" label={t('trail.past')} /> : steps.indexOf(step) + 1}
            </span>
            {t(`trail.${step}`)}
          </li>
        )
      })}
    </ol>
  )
}
