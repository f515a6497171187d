import { useState } from 'react'
import type { changeLesson, getTimetable, Lesson } from '#contract/lessons'
import { Field, FormDialog, Note, RadioGroup, Select, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { type Cell, CellFields } from '../school/CellFields.tsx'
import { keyOf, REFRESH } from '../use-lessons.ts'

type Kind = 'replace' | 'move' | 'cancel' | 'restore'

/** For one day only: another teacher or room, another hour, or not at all. The class and its families are told at once. */
export function ChangeDialog({ lesson, onClose }: { lesson: Lesson; onClose: () => void }) {
  const t = useWords('lessons')
  const { data: timetable } = useAsk<typeof getTimetable>('lessons.getTimetable', { classId: lesson.classId })
  const kinds: Kind[] = lesson.change ? ['restore', 'replace', 'move', 'cancel'] : ['replace', 'move', 'cancel']
  const away = lesson.change === 'cancelled' || lesson.change === 'movedAway'
  const [kind, setKind] = useState<Kind>(lesson.change ? 'restore' : 'replace')
  const [reason, setReason] = useState('')
  const [cell, setCell] = useState<Cell>({
    subjectId: lesson.subject.id,
    teacherId: lesson.teacher?.id ?? null,
    room: lesson.room,
    remote: lesson.remote,
    device: lesson.device,
    screenMinutes: lesson.screenMinutes,
  })
  const [to, setTo] = useState({ day: lesson.day, no: lesson.no })
  const changing = useRun<typeof changeLesson>('lessons.changeLesson', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('change.done'))
      onClose()
    },
  })
  const periods = timetable?.bells.find(({ id }) => id === timetable.bellsId)?.periods ?? []
  const change = kind === 'replace' ? { kind, filling: cell } : kind === 'move' ? { kind, ...to } : { kind }
  return (
    <FormDialog
      onClose={onClose}
      title={t('change.title')}
      cancel={t('cancel')}
      send={t('change.do')}
      onSend={() => changing.mutate({ ...keyOf(lesson), change, reason })}
      busy={changing.isPending}
      trouble={changing.error?.reason}
    >
      <RadioGroup
        label={t('change.what')}
        value={kind}
        onChange={setKind}
        options={(away ? (['restore'] as Kind[]) : kinds).map((value) => ({
          value,
          label: t(`change.kind.${value}`),
        }))}
      />
      {kind === 'replace' && timetable && <CellFields timetable={timetable} cell={cell} onChange={setCell} />}
      {kind === 'move' && (
        <>
          <Field
            type="date"
            label={t('change.day')}
            value={to.day}
            onChange={({ target }) => setTo({ ...to, day: target.value })}
          />
          <Select
            label={t('change.no')}
            value={String(to.no)}
            onChange={(no) => setTo({ ...to, no: Number(no) })}
            options={periods.map(([from, until], place) => ({
              value: String(place + 1),
              label: t('noTime', { no: place + 1, from, to: until }),
            }))}
          />
        </>
      )}
      {kind !== 'restore' && (
        <Field
          label={t('change.reason')}
          value={reason}
          maxLength={200}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <Note>{t('change.told', { name: lesson.className })}</Note>
    </FormDialog>
  )
}
