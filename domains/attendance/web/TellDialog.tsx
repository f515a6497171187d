import { type ReactNode, useState } from 'react'
import type { tellAbsence, Why } from '#contract/attendance'
import { Field, FormDialog, Note, RadioGroup, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export const REFRESH = ['attendance.listAbsences', 'attendance.getDay']
const REASONS: readonly Why[] = ['ill', 'family', 'competition', 'other']

type Props = {
  today: string
  /** Empty: nobody is chosen yet. */
  pupilId: string
  /** Said by the family, or written down by the school after a call. */
  words: 'tell' | 'write'
  onClose: () => void
  /** Who it is about, where there is a choice. */
  children?: ReactNode
}

/** Who will not come, why, and from when to when. */
export function TellDialog({ today, pupilId, words, onClose, children }: Props) {
  const t = useWords('attendance')
  const [why, setWhy] = useState<Why>('ill')
  const [days, setDays] = useState({ from: today, to: today })
  const [note, setNote] = useState('')
  const telling = useRun<typeof tellAbsence>('attendance.tellAbsence', {
    refresh: REFRESH,
    onDone: () => {
      toast(t(`${words}.done`))
      onClose()
    },
  })
  const errorOf = (field: string) => (telling.error?.field === field ? telling.error.reason : undefined)
  // The last day goes along with the first.
  const begin = (from: string) => setDays(({ to }) => ({ from, to: to < from ? from : to }))
  return (
    <FormDialog
      onClose={onClose}
      title={t(`${words}.title`)}
      cancel={t('cancel')}
      send={t(`${words}.do`)}
      busy={telling.isPending}
      disabled={!pupilId || !days.from || !days.to}
      onSend={() => telling.mutate({ pupilId, ...days, why, ...(note ? { note } : {}) })}
      trouble={telling.error?.field ? undefined : telling.error?.reason}
    >
      {children}
      <RadioGroup
        label={t('tell.why')}
        value={why}
        onChange={setWhy}
        options={REASONS.map((value) => ({ value, label: t(`why.${value}`) }))}
      />
      <div className="attendance-pair">
        <Field
          type="date"
          label={t('tell.from')}
          error={errorOf('from')}
          value={days.from}
          onChange={({ target }) => begin(target.value)}
        />
        <Field
          type="date"
          label={t('tell.until')}
          min={days.from}
          error={errorOf('to')}
          value={days.to}
          onChange={({ target }) => setDays({ ...days, to: target.value })}
        />
      </div>
      <Field label={t(`${words}.note`)} value={note} maxLength={300} onChange={({ target }) => setNote(target.value)} />
      <Note>{t(`${words}.sees`)}</Note>
    </FormDialog>
  )
}
