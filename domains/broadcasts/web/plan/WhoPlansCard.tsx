import type { getSettings, setSettings, WhoPlans } from '#contract/broadcasts'
import { Card, Note, RadioGroup, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** The administration alone, or all of the staff for their own chats. */
export function WhoPlansCard({ organizationId }: { organizationId: string }) {
  const t = useWords('broadcasts')
  const { data } = useAsk<typeof getSettings>('broadcasts.getSettings', { organizationId })
  const saving = useRun<typeof setSettings>('broadcasts.setSettings', {
    refresh: ['broadcasts.getSettings'],
    onDone: () => toast(t('who.saved')),
  })
  return (
    <Card title={t('who.title')}>
      {!data && <Skeleton lines={2} />}
      {data && (
        <RadioGroup<WhoPlans>
          label={t('who.label')}
          value={data.whoPlans}
          onChange={(whoPlans) => saving.mutate({ organizationId, whoPlans })}
          options={(['administration', 'staff'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
        />
      )}
      {saving.error && <Note kind="bad">{saving.error.reason}</Note>}
    </Card>
  )
}
