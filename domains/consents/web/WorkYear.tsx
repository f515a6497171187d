import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { getWorkYear, setWorkYear } from '#contract/consents'
import { Button, Dialog, Field, Note, Segmented, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { MonthGrid } from './MonthGrid.tsx'

type Props = { organizationId: string; onClose: () => void }

/** A year of days off, pressed day by day; what somebody has checked is no draft any more. */
export function WorkYear({ organizationId, onClose }: Props) {
  const t = useWords('consents')
  const now = new Date().getFullYear()
  const [year, setYear] = useState(String(now))
  const asked = { organizationId, year: Number(year) }
  const { data, error } = useAsk<typeof getWorkYear>('consents.getWorkYear', asked)
  return (
    <Dialog open onClose={onClose} title={t('year.title', { year })}>
      <div className="consents-year">
        <Segmented
          label={t('year.year')}
          value={year}
          onChange={setYear}
          options={[now, now + 1].map((one) => ({ value: String(one), label: String(one) }))}
        />
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={8} />}
        {data && <Days key={year} {...asked} known={data} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

type DaysProps = Props & { year: number; known: OutputOf<typeof getWorkYear> }

function Days({ organizationId, year, known, onClose }: DaysProps) {
  const t = useWords('consents')
  const [moved, setMoved] = useState(() => new Set([...known.off, ...known.work]))
  const [act, setAct] = useState(known.act)
  const save = useRun<typeof setWorkYear>('consents.setWorkYear', {
    refresh: ['consents.getWorkYear', 'consents.listMatters'],
    onDone: () => {
      toast(t('year.saved'))
      onClose()
    },
  })
  const toggle = (day: string) =>
    setMoved(new Set(moved.has(day) ? [...moved].filter((one) => one !== day) : [...moved, day]))
  const days = [...moved]
  return (
    <>
      <p className="dim">{t('year.text')}</p>
      <Note kind={known.checked ? 'ok' : 'wait'}>
        {known.checked
          ? t('year.checked', { name: known.checked.by, day: formatPaperDate(known.checked.at) })
          : t('year.suggested')}
      </Note>
      <div className="consents-months">
        {Array.from({ length: 12 }, (_, month) => (
          <MonthGrid key={MONTHS[month]} year={year} month={month} moved={moved} onToggle={toggle} />
        ))}
      </div>
      <Field label={t('year.act')} value={act} maxLength={300} onChange={(event) => setAct(event.target.value)} />
      {save.error && (
        <Note kind="bad" live>
          {save.error.reason}
        </Note>
      )}
      <div className="row wrap">
        <Button
          kind="pri"
          busy={save.isPending}
          disabled={act.trim().length < 3}
          onClick={() => save.mutate({ organizationId, year, off: days, work: days, act })}
        >
          {t('year.save')}
        </Button>
        <Button kind="line" onClick={onClose}>
          {t('year.cancel')}
        </Button>
      </div>
    </>
  )
}

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))
