import { ShieldCheck } from 'lucide-react'
import type { demandSecondStep, getEntry } from '#contract/people'
import { Button, Card, Note, Tag } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useUnitWords } from './use-unit-words.ts'

/** The keys of the school: a second step of those who run it. */
export function EntryCard({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('people')
  const { data } = useAsk<typeof getEntry>('people.getEntry', { organizationId })
  const { mutate, isPending, error } = useRun<typeof demandSecondStep>('people.demandSecondStep', {
    refresh: ['people.getEntry'],
  })
  if (!data) return null
  const { demanded, without, can } = data
  return (
    <Card
      title={t('entry.title')}
      aside={
        <Tag {...(demanded ? { kind: 'ok' as const } : {})}>{t(demanded ? 'entry.demanded' : 'entry.notDemanded')}</Tag>
      }
    >
      <p className="dim">{t('entry.text')}</p>
      {without.length > 0 && (
        <p className="small dim">{t('entry.without', { names: without.map(({ fullName }) => fullName).join(', ') })}</p>
      )}
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      {can.demand && (
        <div className="row wrap people-added">
          <Button
            kind="line"
            icon={ShieldCheck}
            busy={isPending}
            onClick={() => mutate({ organizationId, on: !demanded })}
          >
            {t(demanded ? 'entry.release' : 'entry.demand')}
          </Button>
        </div>
      )}
    </Card>
  )
}
