import './attendance.css'
import './words.ts'
import { Thermometer } from 'lucide-react'
import { useState } from 'react'
import type { Absence, endAbsence, listAbsences } from '#contract/attendance'
import type { Hat } from '#contract/people'
import { Button, Note, Pills, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { daysOf } from './day-words.ts'
import { REFRESH, TellDialog } from './TellDialog.tsx'

/** «Сообщить, что ребёнок заболел»: one press, and the class teacher knows. */
export function AbsenceCard() {
  const hat = useHat()
  const t = useWords('attendance')
  const [telling, setTelling] = useState<Hat['children']>() // as they are when it opens: it closes by itself
  const children = hat?.children ?? []
  const { data } = useAsk<typeof listAbsences>(
    'attendance.listAbsences',
    { organizationId: hat?.organization.id ?? '' },
    { enabled: children.length > 0 },
  )
  if (!hat || children.length === 0) return null
  const mine = data?.absences.filter(({ pupil }) => children.some(({ id }) => id === pupil.id)) ?? []
  const todays = mine.filter(({ from, to }) => data && from <= data.today && data.today <= to)
  const free = children.filter(({ id }) => !todays.some(({ pupil }) => pupil.id === id))
  return (
    <div className="stack stack-s">
      {mine.map((one) => (
        <Told key={one.id} one={one} hat={hat} />
      ))}
      {free.length > 0 && data && (
        <Button wide kind="line" className="attendance-tell" icon={Thermometer} onClick={() => setTelling(free)}>
          {t('tell.open')}
        </Button>
      )}
      {telling && data && <TellOfChild today={data.today} pupils={telling} onClose={() => setTelling(undefined)} />}
    </div>
  )
}

function Told({ one, hat }: { one: Absence; hat: Hat }) {
  const t = useWords('attendance')
  const ending = useRun<typeof endAbsence>('attendance.endAbsence', { refresh: REFRESH })
  const name = hat.children.find(({ id }) => id === one.pupil.id)?.name ?? one.pupil.name
  return (
    <Note
      kind="wait"
      icon={Thermometer}
      actions={
        <Button
          kind="line"
          busy={ending.isPending}
          onClick={() => ending.mutate({ absenceId: one.id }, { onError: ({ reason }) => toast(reason) })}
        >
          {t(one.why === 'ill' ? 'tell.well' : 'tell.back')}
        </Button>
      }
    >
      {t('tell.told', { name, why: t(`why.${one.why}`), days: daysOf(one, t) })}
    </Note>
  )
}

type TellProps = { today: string; pupils: Hat['children']; onClose: () => void }

function TellOfChild({ today, pupils, onClose }: TellProps) {
  const t = useWords('attendance')
  const [pupilId, setPupilId] = useState(pupils[0]!.id)
  return (
    <TellDialog today={today} pupilId={pupilId} words="tell" onClose={onClose}>
      {pupils.length > 1 && (
        <Pills
          label={t('tell.who')}
          value={pupilId}
          onChange={setPupilId}
          options={pupils.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </TellDialog>
  )
}
