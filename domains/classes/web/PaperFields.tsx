import type { Paper } from '#contract/classes'
import { Field } from '#ui'
import { useWords } from '#web/i18n'

export const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date())
export const newPaper = (): Paper => ({ day: today(), order: '', reason: '' })

type Props = { paper: Paper; onChange: (paper: Paper) => void; error?: string | undefined }

/** The day, the order and the reason of a movement; the order may be written in later. */
export function PaperFields({ paper, onChange, error }: Props) {
  const t = useWords('classes')
  return (
    <div className="classes-paper">
      <Field
        label={t('paper.day')}
        type="date"
        required
        value={paper.day}
        max={today()}
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
