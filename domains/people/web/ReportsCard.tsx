import type { getEntry, settleIntrusion } from '#contract/people'
import { Button, Card, Count, Note, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief } from '#web/i18n'
import { useUnitWords } from './use-unit-words.ts'

/** R143: who has said that a stranger was in the own account; there only while somebody waits for help. */
export function ReportsCard({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('people')
  const { data } = useAsk<typeof getEntry>('people.getEntry', { organizationId })
  const { mutate, isPending } = useRun<typeof settleIntrusion>('people.settleIntrusion', {
    refresh: ['people.getEntry', 'people.countDuties'],
    onDone: () => toast(t('entry.settled')),
  })
  const open = data?.reports.filter(({ settledAt }) => !settledAt) ?? []
  if (open.length === 0) return null
  return (
    <Card title={t('entry.reports')} mark={<Count value={open.length} bell />}>
      <div className="stack">
        <p className="dim">{t('entry.what')}</p>
        {open.map(({ id: reportId, personId, fullName, words, createdAt, locked }) => (
          <Note
            key={reportId}
            kind="bad"
            actions={
              <>
                <Button kind="line" href={`/school/staff?person=${personId}`}>
                  {t('entry.person')}
                </Button>
                {!locked && (
                  <Button
                    busy={isPending}
                    onClick={() =>
                      mutate({ personId, reportId }, { onError: ({ reason }) => toast(reason, { bad: true }) })
                    }
                  >
                    {t('entry.settle')}
                  </Button>
                )}
              </>
            }
          >
            <b>{t('entry.report', { name: fullName, day: formatBrief(createdAt) })}</b> {words && `«${words}» `}
            {t(locked ? 'entry.locked' : 'entry.open')}
          </Note>
        ))}
      </div>
    </Card>
  )
}
