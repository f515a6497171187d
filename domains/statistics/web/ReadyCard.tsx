import type { Figures } from '#contract/statistics'
import { READY, readinessOf } from '#rules/statistics'
import { useUnitWords } from '#screens/people'
import { Card } from '#ui'
import { Share } from './Share.tsx'

/** R108–R111: is the school ready for a remote day? */
export function ReadyCard({ figures }: { figures: Figures }) {
  const t = useUnitWords('statistics')
  const ready = readinessOf(figures)
  return (
    <Card title={t('ready.title')}>
      <div className="stack">
        {READY.filter((part) => ready[part].of > 0).map((part) => (
          <Share key={part} name={t(`ready.${part}`)} {...ready[part]} what={t(`ready.${part}What`)} />
        ))}
      </div>
    </Card>
  )
}
