import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#contract'
import type { getSettings, Settings, setSettings, WhoRecords, WhoWatches } from '#contract/recordings'
import { ActFields, Card, Checkbox, Field, FormEnd, isHalfAct, RadioGroup, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { formatDate, useWords } from '#web/i18n'

type Known = OutputOf<typeof getSettings>

export function SettingsForm({ organizationId, known }: { organizationId: string; known: Known }) {
  const t = useWords('recordings')
  const [settings, setOwn] = useState<Settings>(known.settings)
  const [act, setAct] = useState(known.act ?? { number: '', date: '' })
  const saving = useRun<typeof setSettings>('recordings.setSettings', {
    refresh: ['recordings.getSettings'],
    onDone: () => toast(t('saved')),
  })
  const change = (part: Partial<Settings>) => setOwn({ ...settings, ...part })
  function save(event: FormEvent) {
    event.preventDefault()
    if (!isHalfAct(act)) saving.mutate({ organizationId, settings, act: act.number.trim() ? act : null })
  }
  return (
    <Card title={t('form.title')} mark={known.set ? null : <Tag kind="wait">{t('form.undecided')}</Tag>}>
      <form className="stack recordings-form" onSubmit={save}>
        <RadioGroup<WhoRecords>
          label={t('who.label')}
          value={settings.whoRecords}
          onChange={(whoRecords) => change({ whoRecords })}
          options={(['staff', 'administration', 'nobody'] as const).map((value) => ({
            value,
            label: t(`who.${value}`),
          }))}
        />
        <Checkbox
          label={t('pupils.label')}
          hint={t('pupils.hint')}
          checked={settings.pupils}
          onChange={(pupils) => change({ pupils })}
        />
        <RadioGroup<WhoWatches>
          label={t('watch.label')}
          value={settings.whoWatches}
          onChange={(whoWatches) => change({ whoWatches })}
          options={(['chat', 'staff'] as const).map((value) => ({ value, label: t(`watch.${value}`) }))}
        />
        <Field
          label={t('keep.label')}
          hint={t('keep.hint')}
          type="number"
          inputMode="numeric"
          min={1}
          max={1095}
          required
          value={settings.keepDays || ''}
          onChange={(event) => change({ keepDays: Number(event.target.value) })}
        />
        <ActFields
          act={act}
          onChange={setAct}
          texts={{ number: t('act.number'), date: t('act.date'), both: t('act.both') }}
        />
        {known.can.edit && (
          <FormEnd
            busy={saving.isPending}
            trouble={saving.error?.reason}
            aside={
              known.set && (
                <span className="small dim">
                  {t('form.setBy', { name: known.set.by, date: formatDate(known.set.at) })}
                </span>
              )
            }
          >
            {t('form.save')}
          </FormEnd>
        )}
      </form>
    </Card>
  )
}
