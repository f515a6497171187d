import './quiet.css'
import './words.ts'
import { BellOff } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { getQuietHours, OwnHours, setOwnHours } from '#contract/quiet'
import { leavesOwnTime } from '#rules/quiet'
import { Button, Card, Icon, Note, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayDays } from './Day.tsx'
import { Weekdays } from './Weekdays.tsx'
import { Window } from './Window.tsx'

const USUAL: OwnHours = { fromMinute: 19 * 60, toMinute: 8 * 60, daysOff: [7] }

/** «Не беспокоить меня»: for everybody, and above all for teachers. */
export function OwnHoursCard({ organizationId }: { organizationId: string }) {
  const { data } = useAsk<typeof getQuietHours>('quiet.getQuietHours', { organizationId })
  return data ? <OwnForm key={JSON.stringify(data.own)} organizationId={organizationId} known={data.own} /> : null
}

function OwnForm({ organizationId, known }: { organizationId: string; known: OwnHours | null }) {
  const t = useWords('quiet')
  const [own, setOwn] = useState<OwnHours>(known ?? USUAL)
  const saving = useRun<typeof setOwnHours>('quiet.setOwnHours', { refresh: ['quiet.getQuietHours'] })
  const possible = leavesOwnTime(own)
  const changed = JSON.stringify(own) !== JSON.stringify(known)
  const put = (next: OwnHours | null) =>
    saving.mutate(
      { organizationId, own: next },
      { onSuccess: () => toast(next ? t('own.on') : t('own.off'), next ? {} : { undo: () => put(own) }) },
    )
  function save(event: FormEvent) {
    event.preventDefault()
    if (possible) put(own)
  }
  return (
    <Card
      title={t('own.title')}
      mark={known ? <Icon of={BellOff} /> : null}
      aside={
        known && (
          <Button busy={saving.isPending} onClick={() => put(null)}>
            {t('own.stop')}
          </Button>
        )
      }
    >
      <form className="quiet-form" onSubmit={save}>
        <p className="dim">{t('own.text')}</p>
        <Window
          legend={t('own.window')}
          from={own.fromMinute}
          to={own.toMinute}
          onChange={(fromMinute, toMinute) => setOwn({ ...own, fromMinute, toMinute })}
          error={possible ? undefined : t('own.never')}
        />
        <Weekdays legend={t('own.daysOff')} days={own.daysOff} onChange={(daysOff) => setOwn({ ...own, daysOff })} />
        {saving.error && (
          <Note kind="bad" live>
            {saving.error.reason}
          </Note>
        )}
        <div className="row wrap">
          <Button kind={changed ? 'pri' : 'line'} type="submit" busy={saving.isPending} disabled={!changed}>
            {known ? t('save') : t('own.start')}
          </Button>
          {known && own.daysOff.length > 0 && !changed && (
            <span className="small dim">{t('own.rests', { days: sayDays(t, own.daysOff) })}</span>
          )}
        </div>
      </form>
    </Card>
  )
}
