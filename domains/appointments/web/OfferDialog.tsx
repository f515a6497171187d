import { useState } from 'react'
import type { offerTimes } from '#contract/appointments'
import { Field, FormDialog, Select, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'
import { REFRESH } from './use-times.ts'

const LENGTHS = ['10', '15', '20', '30', '45', '60']

/** An evening, cut into talks. */
export function OfferDialog({ organizationId, onClose }: { organizationId: string; onClose: () => void }) {
  const t = useWords('appointments')
  const clock = useSchoolClock(organizationId)
  const [tomorrow] = useState(() => clock.toField(new Date(Date.now() + 24 * 3600_000)).slice(0, 10))
  const [values, setValues] = useState({
    day: tomorrow,
    from: '17:00',
    to: '18:00',
    minutes: '20',
    place: '',
    note: '',
  })
  const [tried, setTried] = useState(false)
  const offering = useRun<typeof offerTimes>('appointments.offerTimes', {
    refresh: REFRESH,
    onDone: ({ times }) => {
      toast(t('offer.done', { count: times.length }))
      onClose()
    },
  })
  const { error } = offering
  const at = (time: string) => clock.fromField(values.day && time && `${values.day}T${time}`)
  const [from, to] = [at(values.from), at(values.to)]
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)
  const line = (name: 'day' | 'from' | 'to' | 'place' | 'note') => ({
    label: t(`offer.${name}`),
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
  })
  const empty = (missing: boolean) => (tried && missing ? t('offer.fill') : undefined)
  function send() {
    setTried(true)
    const { place, note } = values
    if (!from || !to || place.trim().length < 2) return
    const about = { organizationId, minutes: Number(values.minutes), place, ...(note.trim() ? { note } : {}) }
    offering.mutate({ ...about, from, to })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('offer.do')}
      send={t('offer.send')}
      cancel={t('cancel')}
      onSend={send}
      busy={offering.isPending}
      trouble={error && !['from', 'to', 'place'].includes(error.field ?? '') && error.reason}
    >
      <Field {...line('day')} type="date" min={clock.toField(new Date()).slice(0, 10)} error={empty(!values.day)} />
      <div className="appointments-two">
        <Field {...line('from')} type="time" error={errorAt('from') ?? empty(!values.from)} />
        <Field {...line('to')} type="time" error={errorAt('to') ?? empty(!values.to)} />
      </div>
      {clock.elsewhere && <p className="small dim">{clock.said}</p>}
      <Select
        label={t('offer.minutes')}
        value={values.minutes}
        onChange={(minutes) => setValues({ ...values, minutes })}
        options={LENGTHS.map((value) => ({ value, label: t('offer.count', { count: Number(value) }) }))}
      />
      <Field
        {...line('place')}
        hint={t('offer.placeHint')}
        maxLength={120}
        error={errorAt('place') ?? empty(values.place.trim().length < 2)}
      />
      <Field {...line('note')} hint={t('offer.noteHint')} maxLength={300} />
    </FormDialog>
  )
}
