import { Plus, ShieldAlert } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Bells, ClassTimetable, Slot } from '#contract/lessons'
import type { Breach } from '#rules/sanitary'
import { Icon, Segmented } from '#ui'
import { useWords } from '#web/i18n'
import type { Place } from './CellDialog.tsx'

type Props = { timetable: ClassTimetable; bells: Bells; breaches: Breach[]; onOpen: (place: Place) => void }

/** The week: days across, lessons down; arrows go from cell to cell. On a phone, a day at a time. */
export function WeekGrid({ timetable, bells, breaches, onOpen }: Props) {
  const t = useWords('lessons')
  const grid = useRef<HTMLDivElement>(null)
  const [weekday, setWeekday] = useState(1)
  const days = Array.from({ length: timetable.studyDays }, (_, place) => place + 1)
  const rows = bells.periods.map(([from, to], place) => ({ no: place + 1, from, to }))
  function move(event: KeyboardEvent, day: number, no: number) {
    const [days, rows] = STEPS[event.key] ?? [0, 0]
    if (days === 0 && rows === 0) return
    const next = grid.current?.querySelector<HTMLElement>(`[data-cell="${day + days} ${no + rows}"]`)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className="stack stack-s">
      <Segmented
        className="only-phone"
        label={t('grid.day')}
        value={String(weekday)}
        onChange={(value) => setWeekday(Number(value))}
        options={days.map((day) => ({ value: String(day), label: t(`weekdayShort.${day}`) }))}
      />
      <div ref={grid} className="lessons-grid" data-days={days.length} data-shown={weekday}>
        <div className="lessons-grid-head only-wide" aria-hidden="true">
          <span />
          {days.map((day) => (
            <b key={day}>{t(`weekday.${day}`)}</b>
          ))}
        </div>
        {rows.map(({ no, from, to }) => (
          <div key={no} className="lessons-grid-row">
            <p className="lessons-hour">
              <b>{no}</b>
              <span className="small dim">{`${from}–${to}`}</span>
            </p>
            {days.map((day) => (
              <GridCell
                key={day}
                {...{ timetable, day, no }}
                broken={breaches.some((one) => one.weekday === day && one.no === no)}
                onOpen={onOpen}
                onKeyDown={(event) => move(event, day, no)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type CellProps = {
  timetable: ClassTimetable
  day: number
  no: number
  broken: boolean
  onOpen: (place: Place) => void
  onKeyDown: (event: KeyboardEvent) => void
}

function GridCell({ timetable, day, no, broken, onOpen, onKeyDown }: CellProps) {
  const t = useWords('lessons')
  const slots = timetable.slots.filter((slot) => slot.weekday === day && slot.no === no)
  const edit = timetable.can.edit
  const place = t('cell.title', { day: t(`weekday.${day}`), no })
  const next = slots.every(({ group }) => group === '') ? [] : [freeGroup(slots)]
  return (
    <div className="lessons-cell" data-day={day} data-broken={broken || undefined}>
      {slots.map((slot, index) => (
        <button
          key={slot.id}
          type="button"
          disabled={!edit}
          {...(index === 0 ? { 'data-cell': `${day} ${no}` } : {})}
          onClick={() => onOpen({ weekday: day, no, group: slot.group })}
          onKeyDown={onKeyDown}
        >
          <span className="sr">{place}: </span>
          <SlotText timetable={timetable} slot={slot} />
        </button>
      ))}
      {slots.length === 0 &&
        (edit ? (
          <button
            type="button"
            className="lessons-free"
            data-cell={`${day} ${no}`}
            aria-label={t('cell.add', { place })}
            onClick={() => onOpen({ weekday: day, no, group: '' })}
            onKeyDown={onKeyDown}
          >
            <Icon of={Plus} />
          </button>
        ) : (
          <span className="dim">–</span>
        ))}
      {edit &&
        next.map((group) => (
          <button
            key={group}
            type="button"
            className="lessons-more"
            aria-label={t('cell.addGroup', { place })}
            onClick={() => onOpen({ weekday: day, no, group })}
          >
            <Icon of={Plus} size="s" />
            {t('cell.groupShort')}
          </button>
        ))}
      {broken && (
        <span className="lessons-broken">
          <Icon of={ShieldAlert} size="s" />
          <span className="sr">{t('norms.broken')}</span>
        </span>
      )}
    </div>
  )
}

const freeGroup = (slots: Slot[]): string => String(Math.max(0, ...slots.map(({ group }) => Number(group) || 0)) + 1)

function SlotText({ timetable, slot }: { timetable: ClassTimetable; slot: Slot }) {
  const t = useWords('lessons')
  const subject = timetable.subjects.find(({ id }) => id === slot.subjectId)?.name ?? ''
  const teacher = timetable.teachers.find(({ id }) => id === slot.teacherId)?.name.split(' ')[0]
  const about = [slot.group && t('group', { group: slot.group }), teacher, slot.remote ? t('remote') : slot.room]
  return (
    <>
      <b>{subject}</b>
      <span className="small">{about.filter(Boolean).join(' · ')}</span>
    </>
  )
}
