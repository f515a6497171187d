import { Thermometer } from 'lucide-react'
import { useState } from 'react'
import type { Absence, DayClass, endAbsence, listAbsences } from '#contract/attendance'
import type { getClass } from '#contract/classes'
import { Button, Card, Note, Select, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { daysOf } from './day-words.ts'
import { REFRESH, TellDialog } from './TellDialog.tsx'

const SHOWN = 6

/** What families have told, and until when; and a word of a family that called, written down for it. */
export function AwayCard({ organizationId, classes }: { organizationId: string; classes: DayClass[] }) {
  const t = useWords('attendance')
  const { data } = useAsk<typeof listAbsences>('attendance.listAbsences', { organizationId })
  const [all, setAll] = useState(false)
  const [writing, setWriting] = useState(false)
  if (!data) return null
  const { absences, today } = data
  return (
    <Card
      title={t('away.title')}
      mark={absences.length > 0 && <span className="dim small">{absences.length}</span>}
      aside={
        <Button kind="line" icon={Thermometer} onClick={() => setWriting(true)}>
          {t('write.open')}
        </Button>
      }
    >
      {absences.length === 0 && <p className="dim">{t('away.none')}</p>}
      <ul className="attendance-away">
        {(all ? absences : absences.slice(0, SHOWN)).map((one) => (
          <Row key={one.id} one={one} ahead={one.from > today} />
        ))}
      </ul>
      {absences.length > SHOWN && (
        <Button onClick={() => setAll(!all)}>
          {t(all ? 'away.fewer' : 'away.more', { count: absences.length - SHOWN })}
        </Button>
      )}
      {writing && <WriteDialog today={today} classes={classes} onClose={() => setWriting(false)} />}
    </Card>
  )
}

/** `ahead`: not away yet, so there is nowhere to come back from. */
function Row({ one, ahead }: { one: Absence; ahead: boolean }) {
  const t = useWords('attendance')
  const ending = useRun<typeof endAbsence>('attendance.endAbsence', { refresh: REFRESH })
  const { pupil, why, note } = one
  return (
    <li>
      <div className="sp">
        <a href={`/attendance/${pupil.id}`}>{pupil.name}</a> <span className="dim">{pupil.className}</span>
        <p className="small dim">
          {[t(`why.${why}`), daysOf(one, t), note, t('away.by', { name: one.toldBy, when: formatBrief(one.toldAt) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Button
        kind="line"
        busy={ending.isPending}
        aria-label={t(ahead ? 'away.cancelOf' : 'away.backOf', { name: pupil.name })}
        onClick={() => ending.mutate({ absenceId: one.id }, { onError: ({ reason }) => toast(reason, { bad: true }) })}
      >
        {t(ahead ? 'away.cancel' : 'away.back')}
      </Button>
    </li>
  )
}

type WriteProps = { today: string; classes: DayClass[]; onClose: () => void }

function WriteDialog({ today, classes, onClose }: WriteProps) {
  const t = useWords('attendance')
  const [classId, setClassId] = useState(classes.length === 1 ? classes[0]!.classId : '')
  const [pupilId, setPupilId] = useState('')
  const { data, error } = useAsk<typeof getClass>('classes.getClass', { classId }, { enabled: classId !== '' })
  const pupils = (data?.seats ?? []).filter(({ part }) => part === 'pupil')
  return (
    <TellDialog today={today} pupilId={pupilId} words="write" onClose={onClose}>
      {classes.length > 1 && (
        <Select
          label={t('write.class')}
          value={classId}
          onChange={(id) => {
            setClassId(id)
            setPupilId('')
          }}
          options={[
            { value: '', label: t('write.choose') },
            ...classes.map((one) => ({ value: one.classId, label: one.className })),
          ]}
        />
      )}
      {error && <Note kind="bad">{error.reason}</Note>}
      <Select
        label={t('tell.who')}
        value={pupilId}
        onChange={setPupilId}
        disabled={pupils.length === 0}
        options={[
          { value: '', label: t('write.choose') },
          ...pupils.map(({ person }) => ({ value: person.id, label: person.fullName })),
        ]}
      />
    </TellDialog>
  )
}
