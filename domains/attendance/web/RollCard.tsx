import './attendance.css'
import './words.ts'
import { useState } from 'react'
import type { getRoll, Mark, markRoll, RollRow } from '#contract/attendance'
import type { LessonKey } from '#contract/lessons'
import { Button, Card, Note, Segmented, Skeleton, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatTime, useWords } from '#web/i18n'

const MARKS: readonly Mark[] = ['present', 'absent', 'ill']

/** One screen for the class: what the call and the guardians say is filled in, the teacher's word is kept. */
export function RollCard({ lesson }: { lesson: LessonKey }) {
  const t = useWords('attendance')
  const { data, error } = useAsk<typeof getRoll>('attendance.getRoll', lesson)
  const [said, setSaid] = useState<Record<string, Mark>>({})
  const saving = useRun<typeof markRoll>('attendance.markRoll', {
    refresh: ['attendance.getRoll', 'attendance.getDay'],
    onDone: () => {
      setSaid({})
      toast(t('roll.saved'))
    },
  })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={5} />
  const markOf = (row: RollRow) => said[row.pupil.id] ?? row.mark ?? row.suggested ?? undefined
  const fresh = data.rows.flatMap((row) => {
    const mark = markOf(row)
    return mark && mark !== row.mark ? [{ pupilId: row.pupil.id, mark }] : []
  })
  const present = data.rows.filter((row) => markOf(row) === 'present').length
  const rest = data.rows.filter((row) => !markOf(row))
  const everybody = () =>
    setSaid({ ...said, ...Object.fromEntries(rest.map(({ pupil }) => [pupil.id, 'present' as const])) })
  return (
    <Card
      title={t('roll.title')}
      aside={<span className="dim">{t('roll.count', { present, all: data.rows.length })}</span>}
    >
      {data.rows.length === 0 && <p className="dim">{t('roll.nobody')}</p>}
      {data.rows.some((row) => !row.mark && row.suggested) && <p className="small dim">{t('roll.suggested')}</p>}
      <ul className="attendance-roll">
        {data.rows.map((row) => (
          <li key={row.pupil.id}>
            <div className="sp">
              <b>{row.pupil.name}</b>
              <About row={row} called={data.called} />
            </div>
            <Segmented
              label={t('roll.markOf', { name: row.pupil.name })}
              value={markOf(row)}
              onChange={(mark) => setSaid({ ...said, [row.pupil.id]: mark })}
              options={MARKS.map((value) => ({ value, label: t(`mark.${value}`) }))}
            />
          </li>
        ))}
      </ul>
      {data.rows.length > 0 && (
        <div className="row wrap">
          <Button
            kind="pri"
            busy={saving.isPending}
            disabled={fresh.length === 0}
            onClick={() => saving.mutate({ ...lesson, marks: fresh }, { onError: ({ reason }) => toast(reason) })}
          >
            {t('roll.save')}
          </Button>
          {rest.length > 0 && (
            <Button kind="line" onClick={everybody}>
              {t('roll.everybody')}
            </Button>
          )}
          {fresh.length === 0 && data.rows.every(({ mark }) => mark) && <Tag kind="ok">{t('roll.all')}</Tag>}
        </div>
      )}
    </Card>
  )
}

function About({ row, called }: { row: RollRow; called: boolean }) {
  const t = useWords('attendance')
  const said = [
    row.told && t(`why.${row.told.why}`),
    row.told?.note,
    called && row.firstAt && t('roll.minutes', { count: row.minutes, at: formatTime(row.firstAt) }),
    called && !row.firstAt && !row.told && t('roll.notCame'),
  ].filter(Boolean)
  return said.length > 0 ? <p className="small dim">{said.join(' · ')}</p> : null
}
