import { useState } from 'react'
import type { ClassTimetable, setSlot } from '#contract/lessons'
import { Button, Field, FormDialog } from '#ui'
import { queryClient, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { type Cell, CellFields } from './CellFields.tsx'

export type Place = { weekday: number; no: number; group: string }
type Props = { timetable: ClassTimetable; place: Place; onClose: () => void }

const EMPTY: Cell = { subjectId: '', teacherId: null, room: '', remote: false, device: null, screenMinutes: null }

/** One cell of the week. */
export function CellDialog({ timetable, place, onClose }: Props) {
  const t = useWords('lessons')
  const slot = timetable.slots.find(
    ({ weekday, no, group }) => weekday === place.weekday && no === place.no && group === place.group,
  )
  const [cell, setCell] = useState<Cell>(slot ?? EMPTY)
  const [group, setGroup] = useState(place.group)
  const classId = timetable.class.id
  const saving = useRun<typeof setSlot>('lessons.setSlot', {
    onDone: (next) => {
      queryClient.setQueryData(['lessons.getTimetable', { classId }], next)
      onClose()
    },
  })
  const errorOf = (field: string) => (saving.error?.field === field ? saving.error.reason : undefined)
  const where = { classId, weekday: place.weekday, no: place.no }
  function save() {
    const { subjectId, teacherId, room, remote, device, screenMinutes } = cell
    saving.mutate({ ...where, group, filling: { subjectId, teacherId, room, remote, device, screenMinutes } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('cell.title', { day: t(`weekday.${place.weekday}`), no: place.no })}
      aside={
        slot && (
          <Button onClick={() => saving.mutate({ ...where, group: place.group, filling: null })}>
            {t('cell.clear')}
          </Button>
        )
      }
      send={t('save')}
      onSend={save}
      busy={saving.isPending}
      disabled={!cell.subjectId}
      trouble={saving.error && !saving.error.field ? saving.error.reason : undefined}
    >
      <CellFields timetable={timetable} cell={cell} onChange={setCell} errorOf={errorOf} />
      <Field
        label={t('cell.group')}
        hint={t('cell.groupHint')}
        value={group}
        maxLength={20}
        disabled={Boolean(slot)}
        onChange={({ target }) => setGroup(target.value)}
      />
    </FormDialog>
  )
}
