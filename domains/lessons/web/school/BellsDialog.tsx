import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Bells, saveBells } from '#contract/lessons'
import { minuteOf } from '#rules/lessons'
import { writeClock } from '#rules/sanitary'
import { Button, Field, FormDialog, Segmented } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

const USUAL: [string, string][] = [
  ['08:30', '09:10'],
  ['09:20', '10:00'],
  ['10:20', '11:00'],
  ['11:20', '12:00'],
  ['12:10', '12:50'],
  ['13:00', '13:40'],
  ['13:50', '14:30'],
]
const LENGTH = 40
const BREAK = 10

type Props = {
  organizationId: string
  bells?: Bells | undefined
  onClose: () => void
  onSaved?: (bells: Bells) => void
}

/** When lessons begin and end. */
export function BellsDialog({ organizationId, bells, onClose, onSaved }: Props) {
  const t = useWords('lessons')
  const [name, setName] = useState(bells?.name ?? t('bells.usual'))
  const [shift, setShift] = useState<1 | 2>(bells?.shift ?? 1)
  const [periods, setPeriods] = useState<[string, string][]>(bells?.periods ?? USUAL)
  const saving = useRun<typeof saveBells>('lessons.saveBells', {
    refresh: ['lessons.listTimetables', 'lessons.getTimetable', 'lessons.listLessons'],
    onDone: (saved) => {
      onSaved?.(saved)
      onClose()
    },
  })
  // An hour may be wrong by itself: `periods.2.0`.
  const errorOf = (field: string) =>
    `${saving.error?.field}.`.startsWith(`${field}.`) ? saving.error?.reason : undefined
  const set = (place: number, which: 0 | 1, clock: string) =>
    setPeriods(periods.map((one, index) => (index === place ? (which === 0 ? [clock, one[1]] : [one[0], clock]) : one)))
  function add() {
    const from = minuteOf(periods.at(-1)?.[1] ?? '08:20') + BREAK
    setPeriods([...periods, [writeClock(from), writeClock(from + LENGTH)]])
  }
  const save = () => saving.mutate({ organizationId, name, shift, periods, ...(bells ? { bellsId: bells.id } : {}) })
  return (
    <FormDialog
      onClose={onClose}
      title={t(bells ? 'bells.edit' : 'bells.new')}
      cancel={t('cancel')}
      send={t('save')}
      onSend={save}
      busy={saving.isPending}
      trouble={saving.error && !saving.error.field ? saving.error.reason : undefined}
    >
      <Field
        label={t('bells.name')}
        required
        value={name}
        maxLength={60}
        error={errorOf('name')}
        onChange={({ target }) => setName(target.value)}
      />
      <Segmented
        label={t('bells.shift')}
        value={String(shift)}
        onChange={(value) => setShift(value === '2' ? 2 : 1)}
        options={['1', '2'].map((value) => ({ value, label: t(`bells.shift${value}`) }))}
      />
      <ol className="lessons-bells">
        {periods.map(([from, to], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lesson is its number
          <li key={place}>
            <b>{place + 1}</b>
            <Field
              type="time"
              required
              label={t('bells.from', { no: place + 1 })}
              value={from}
              error={errorOf(`periods.${place}`)}
              onChange={({ target }) => set(place, 0, target.value)}
            />
            <Field
              type="time"
              required
              label={t('bells.to', { no: place + 1 })}
              value={to}
              onChange={({ target }) => set(place, 1, target.value)}
            />
          </li>
        ))}
      </ol>
      <div className="row wrap">
        <Button icon={Plus} disabled={periods.length >= 12} onClick={add}>
          {t('bells.add')}
        </Button>
        <Button icon={Minus} disabled={periods.length <= 1} onClick={() => setPeriods(periods.slice(0, -1))}>
          {t('bells.drop')}
        </Button>
      </div>
    </FormDialog>
  )
}
