import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#contract'
import type { getQuietHours, QuietAct, QuietHours, setQuietHours } from '#contract/quiet'
import { BYLAW_HOURS, leavesTime } from '#rules/quiet'
import { ActFields, Card, FormEnd, isHalfAct, RadioGroup, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { Day, sayDay } from './Day.tsx'
import { UrgentRoles } from './UrgentRoles.tsx'
import { useWallMinute } from './use-wall-minute.ts'
import { Window } from './Window.tsx'
import { WorkingPart } from './WorkingPart.tsx'

type Known = OutputOf<typeof getQuietHours>

/** The school's act, as a form. What is not decided yet is filled in as the bylaw of Omsk has it. */
export function HoursForm({ organizationId, known }: { organizationId: string; known: Known }) {
  const t = useWords('quiet')
  const nowMinute = useWallMinute(known.timeZone)
  const [hours, setHours] = useState<QuietHours>(known.set ? known.hours : BYLAW_HOURS)
  const [act, setAct] = useState<QuietAct>(known.act ?? { number: '', date: '' })
  const saving = useRun<typeof setQuietHours>('quiet.setQuietHours', {
    refresh: ['quiet.getQuietHours'],
    onDone: () => toast(t('saved')),
  })
  const change = (part: Partial<QuietHours>) => setHours({ ...hours, ...part })
  const possible = hours.mode === 'off' || leavesTime(hours)

  function save(event: FormEvent) {
    event.preventDefault()
    if (isHalfAct(act) || !possible) return
    saving.mutate({ organizationId, hours, act: act.number.trim() ? act : null })
  }
  return (
    <Card title={t('school.title')} mark={known.set ? null : <Tag kind="wait">{t('school.undecided')}</Tag>}>
      <form className="quiet-form" onSubmit={save}>
        <Day hours={hours} nowMinute={nowMinute} />
        <p className="quiet-said">{sayDay(t, hours)}</p>
        <RadioGroup<QuietHours['mode']>
          label={t('mode.label')}
          value={hours.mode}
          onChange={(mode) => change({ mode })}
          options={(['hold', 'refuse', 'off'] as const).map((value) => ({
            value,
            label: t(`mode.${value}`),
            hint: t(`mode.${value}Hint`),
          }))}
        />
        {hours.mode !== 'off' && (
          <>
            <Window
              legend={t('window.legend')}
              from={hours.fromMinute}
              to={hours.toMinute}
              onChange={(fromMinute, toMinute) => change({ fromMinute, toMinute })}
              error={possible ? undefined : t('window.never')}
            />
            <WorkingPart working={hours.working} onChange={(working) => change({ working })} />
            <UrgentRoles roles={hours.urgentRoles} onChange={(urgentRoles) => change({ urgentRoles })} />
          </>
        )}
        <fieldset className="quiet-act">
          <legend>{t('act.legend')}</legend>
          <ActFields
            act={act}
            onChange={setAct}
            texts={{ number: t('act.number'), date: t('act.date'), both: t('act.both'), hint: t('act.hint') }}
          />
        </fieldset>
        <FormEnd
          busy={saving.isPending}
          trouble={saving.error?.reason}
          aside={
            known.set && (
              <span className="small dim">
                {t('setBy', { name: known.set.by, date: formatPaperDate(known.set.at) })}
              </span>
            )
          }
        >
          {known.set ? t('save') : t('enact')}
        </FormEnd>
      </form>
    </Card>
  )
}
