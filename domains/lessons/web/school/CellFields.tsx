import type { ClassTimetable, Filling } from '#contract/lessons'
import type { Device } from '#contract/sanitary'
import { Checkbox, Field, Select } from '#ui'
import { useWords } from '#web/i18n'

export type Cell = Filling
const DEVICES: readonly Device[] = ['board', 'panel', 'pc', 'laptop', 'tablet']

type Props = {
  timetable: ClassTimetable
  cell: Cell
  onChange: (cell: Cell) => void
  errorOf?: (field: string) => string | undefined
}

/** Subject, teacher, room or remote, and what pupils look at. */
export function CellFields({ timetable, cell, onChange, errorOf }: Props) {
  const t = useWords('lessons')
  const device = cell.device ?? (cell.remote ? 'laptop' : null)
  return (
    <>
      <Select
        label={t('cell.subject')}
        value={cell.subjectId}
        error={errorOf?.('filling.subjectId')}
        onChange={(subjectId) => onChange({ ...cell, subjectId })}
        options={[
          ...(cell.subjectId ? [] : [{ value: '', label: t('cell.choose'), disabled: true }]),
          ...timetable.subjects.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        label={t('cell.teacher')}
        value={cell.teacherId ?? ''}
        error={errorOf?.('filling.teacherId')}
        onChange={(teacherId) => onChange({ ...cell, teacherId: teacherId || null })}
        options={[
          { value: '', label: t('cell.noTeacher') },
          ...timetable.teachers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Checkbox
        label={t('cell.remote')}
        checked={cell.remote}
        onChange={() => onChange({ ...cell, remote: !cell.remote })}
      />
      {!cell.remote && (
        <Field
          label={t('cell.room')}
          value={cell.room}
          maxLength={40}
          onChange={({ target }) => onChange({ ...cell, room: target.value })}
        />
      )}
      <Select
        label={t('cell.device')}
        value={device ?? ''}
        onChange={(value) => onChange({ ...cell, device: (value || null) as Device | null })}
        options={[
          ...(cell.remote ? [] : [{ value: '', label: t('cell.noDevice') }]),
          ...DEVICES.map((value) => ({ value, label: t(`device.${value}`) })),
        ]}
      />
      {device && (
        <Field
          type="number"
          inputMode="numeric"
          min={0}
          max={90}
          label={t('cell.minutes')}
          hint={t('cell.minutesHint')}
          value={cell.screenMinutes ?? ''}
          onChange={({ target }) =>
            onChange({ ...cell, screenMinutes: target.value === '' ? null : Number(target.value) })
          }
        />
      )}
    </>
  )
}
