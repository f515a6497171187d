import type { setRetention } from '#contract/consents'
import { Card, Note, Select, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** Never less than three years. */
const YEARS = [3, 5, 10, 25, 50, 75]

/** The school's own term; nothing is forgotten until it has set one. */
export function RetentionCard({ organizationId, years }: { organizationId: string; years: number | null }) {
  const t = useWords('consents')
  const save = useRun<typeof setRetention>('consents.setRetention', {
    refresh: ['consents.listTemplates'],
    onDone: () => toast(t('retention.saved')),
  })
  const shown = save.isPending ? save.variables.years : years
  const known = shown !== null && !YEARS.includes(shown) ? [...YEARS, shown].sort((a, b) => a - b) : YEARS
  return (
    <Card title={t('retention.title')}>
      <div className="stack">
        <p className="dim">{t('retention.text')}</p>
        <Select
          label={t('retention.label')}
          value={String(shown ?? '')}
          onChange={(value) => save.mutate({ organizationId, years: value ? Number(value) : null })}
          options={[
            { value: '', label: t('retention.forever') },
            ...known.map((count) => ({ value: String(count), label: t('retention.years', { count }) })),
          ]}
        />
        {save.error && (
          <Note kind="bad" live>
            {save.error.reason}
          </Note>
        )}
      </div>
    </Card>
  )
}
