import { useState } from 'react'
import type { Paper } from '#contract/classes'
import { Field } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** An order is of the day that it is at the school, wherever the device is. */
const useToday = (): string => {
  const timeZone = useHat()?.organization.timeZone
  return new Intl.DateTimeFormat('sv', timeZone ? { timeZone } : {}).format(new Date())
}

export function usePaper() {
  const day = useToday()
  return useState<Paper>({ day, order: '', reason: '' })
}

type Props = { paper: Paper; onChange: (paper: Paper) => void; error?: string | undefined }

/** The day, the order and the reason of a movement; the order may be written in later. */
export function PaperFields({ paper, onChange, error }: Props) {
  const t = useWords('classes')
  const today = useToday()
  return (
    <div className="classes-paper">
      <Field
        label={t('paper.day')}
        type="date"
        required
        value={paper.day}
        max={today}
        error={error}
        onChange={(event) => onChange({ ...paper, day: event.target.value })}
      />
      <Field
        label={t('paper.order')}
        placeholder={t('paper.orderExample')}
        value={paper.order}
        maxLength={60}
        onChange={(event) => onChange({ ...paper, order: event.target.value })}
      />
      <Field
        className="classes-paper-reason"
        label={t('paper.reason')}
        placeholder={t('paper.reasonExample')}
        value={paper.reason}
        maxLength={300}
        onChange={(event) => onChange({ ...paper, reason: event.target.value })}
      />
    </div>
  )
}
