import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { StudyCalendar, StudySpan, saveCalendar } from '#contract/lessons'
import { addDays, schoolYearOf, usualYear } from '#rules/lessons'
import { Button, Field, FormDialog, IconButton, Note, Select, toast } from '#ui'
import { newId, useRun } from '#web/api'
import { type Say, useWords } from '#web/i18n'
import { REFRESH } from '../use-lessons.ts'

type Row = StudySpan & { key: string }
type Props = { organizationId: string; calendar: StudyCalendar; onClose: () => void }

/** A school year as its calendar has it on paper: terms, and the holidays between and within them. */
export function CalendarDialog({ organizationId, calendar, onClose }: Props) {
  const t = useWords('lessons')
  const current = schoolYearOf(calendar.today)
  const [year, setYear] = useState(current)
  const [rows, setRows] = useState(() => rowsOf(calendar, current))
  const saving = useRun<typeof saveCalendar>('lessons.saveCalendar', {
    refresh: ['lessons.getCalendar', ...REFRESH],
    onDone: () => {
      toast(t('calendar.saved'))
      onClose()
    },
  })
  const choose = (next: number) => {
    setYear(next)
    setRows(rowsOf(calendar, next))
  }
  const set = (key: string, more: Partial<StudySpan>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)))
  const add = () => {
    const from = addDays(rows.at(-1)?.to ?? `${year}-08-31`, 1)
    setRows([...rows, { key: newId(), kind: 'holidays', name: t('calendar.holidays'), from, to: from, grades: null }])
  }
  function save() {
    const spans = rows.map(({ key: _, ...span }) => span).sort((one, other) => one.from.localeCompare(other.from))
    saving.mutate({ organizationId, year, spans })
  }
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={t('calendar.of', { from: year, to: String(year + 1).slice(2) })}
      cancel={t('cancel')}
      send={t('save')}
      onSend={save}
      busy={saving.isPending}
      trouble={saving.error?.reason}
    >
      <Select
        label={t('calendar.year')}
        value={String(year)}
        onChange={(value) => choose(Number(value))}
        options={[current, current + 1].map((one) => ({
          value: String(one),
          label: `${one}/${String(one + 1).slice(2)}`,
        }))}
      />
      {rows.length === 0 && (
        <Note
          actions={
            <Button kind="soft" onClick={() => setRows(usual(year, t))}>
              {t('calendar.usual')}
            </Button>
          }
        >
          {t('calendar.usualText')}
        </Note>
      )}
      <ul className="lessons-year">
        {rows.map((row) => (
          <SpanFields
            key={row.key}
            row={row}
            onChange={set}
            onDrop={() => setRows(rows.filter((one) => one !== row))}
          />
        ))}
      </ul>
      <div>
        <Button icon={Plus} onClick={add}>
          {t('calendar.add')}
        </Button>
      </div>
      <p className="small dim">{t('calendar.told')}</p>
    </FormDialog>
  )
}

type FieldsProps = { row: Row; onChange: (key: string, more: Partial<StudySpan>) => void; onDrop: () => void }

function SpanFields({ row, onChange, onDrop }: FieldsProps) {
  const t = useWords('lessons')
  return (
    <li>
      <div className="row">
        <Field
          label={
            row.grades
              ? `${t(`calendar.${row.kind}`)}, ${t('calendar.only', { grade: row.grades[0] })}`
              : t(`calendar.${row.kind}`)
          }
          required
          maxLength={80}
          value={row.name}
          onChange={({ target }) => onChange(row.key, { name: target.value })}
        />
        <IconButton icon={Trash2} label={t('calendar.drop', { name: row.name })} onClick={onDrop} />
      </div>
      <Field
        type="date"
        required
        label={t('calendar.from')}
        value={row.from}
        onChange={({ target }) => onChange(row.key, { from: target.value })}
      />
      <Field
        type="date"
        required
        label={t('calendar.to')}
        value={row.to}
        onChange={({ target }) => onChange(row.key, { to: target.value })}
      />
    </li>
  )
}

const rowsOf = ({ spans }: StudyCalendar, year: number): Row[] =>
  spans.filter(({ from }) => schoolYearOf(from) === year).map((span) => ({ ...span, key: newId() }))

function usual(year: number, t: Say): Row[] {
  const counted = { term: 0, holidays: 0 }
  return usualYear(year).map(({ grades, ...span }) => {
    counted[span.kind] += 1
    return {
      ...span,
      grades: grades && [grades[0], grades[1]],
      name: t(`calendar.${span.kind}${counted[span.kind]}`),
      key: newId(),
    }
  })
}
