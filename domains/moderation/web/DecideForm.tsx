import { type FormEvent, useState } from 'react'
import type { Case, decide, MeasureKind } from '#contract/moderation'
import { Button, Checkbox, Note, Select, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

const TERMS = [1, 3, 7, 14, 30] as const
const LASTING: ReadonlySet<MeasureKind> = new Set(['readOnly', 'blockFiles'])
const DAY = 24 * 3600_000

/** One decision: measures with one reason, or none; and a word to whoever complained. */
export function DecideForm({ about, onClose }: { about: Case; onClose: () => void }) {
  const t = useWords('moderation')
  const [chosen, setChosen] = useState<MeasureKind[]>(about.can.measures.includes('hide') ? ['hide'] : [])
  const [days, setDays] = useState('7')
  const [reason, setReason] = useState('')
  const [answer, setAnswer] = useState('')
  const [tried, setTried] = useState(false)
  const deciding = useRun<typeof decide>('moderation.decide', {
    refresh: ['moderation.listDesk', 'moderation.countDesk'],
    onDone: (after) => toast(t(after.outcome === 'measures' ? 'decide.done' : 'decide.dismissed')),
  })
  const lasting = chosen.some((kind) => LASTING.has(kind))
  const short = reason.trim().length < 3
  function put(kinds: MeasureKind[]) {
    setTried(true)
    if (short) return
    const until = new Date(Date.now() + Number(days) * DAY).toISOString()
    deciding.mutate({
      caseId: about.id,
      measures: kinds.map((kind) => ({ kind, ...(LASTING.has(kind) ? { until } : {}) })),
      reason: reason.trim(),
      answer: answer.trim(),
    })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    put(chosen)
  }
  return (
    <form className="moderation-decide" onSubmit={submit}>
      <fieldset>
        <legend>{t('decide.measures')}</legend>
        {about.can.measures.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`measure.${kind}`)}
            hint={t(`measure.${kind}Hint`)}
            checked={chosen.includes(kind)}
            onChange={(on) => setChosen(on ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
          />
        ))}
      </fieldset>
      {lasting && (
        <Select
          label={t('decide.term')}
          value={days}
          onChange={setDays}
          options={TERMS.map((count) => ({ value: String(count), label: t('decide.days', { count }) }))}
        />
      )}
      <TextArea
        label={t('decide.reason')}
        hint={t('decide.reasonHint')}
        value={reason}
        maxLength={1000}
        error={tried && short ? t('decide.reasonShort') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {about.reports.length > 0 && (
        <TextArea
          label={t('decide.answer')}
          hint={t('decide.answerHint')}
          value={answer}
          maxLength={1000}
          onChange={(event) => setAnswer(event.target.value)}
        />
      )}
      {deciding.error && (
        <Note kind="bad" live>
          {deciding.error.reason}
        </Note>
      )}
      <div className="row wrap">
        <Button kind="pri" type="submit" busy={deciding.isPending} disabled={chosen.length === 0}>
          {t('decide.take')}
        </Button>
        <Button kind="line" busy={deciding.isPending} onClick={() => put([])}>
          {t('decide.none')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
