import { Ellipsis, Plus, UserMinus } from 'lucide-react'
import { useState } from 'react'
import type { Class, ClassSeat } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { Button, Card, IconButton, Menu, Note, toast } from '#ui'
import { AddTeacher } from './AddTeacher.tsx'
import type { ClassProps } from './ClassScreen.tsx'
import { useLeaveSeat, useTakeSeat } from './seating.ts'
import { TeacherRow } from './TeacherRow.tsx'

/** Who teaches here, each once, with all their subjects. */
export function SubjectTeachers({ of: one, seats }: ClassProps) {
  const t = useUnitWords('classes', one.kind)
  const [adding, setAdding] = useState(false)
  const teaching = seats.filter(({ part }) => part === 'teacher')
  const teachers = [...Map.groupBy(teaching, ({ person }) => person.id).values()]
  if (teachers.length === 0 && !one.can.edit) return null
  return (
    <Card title={t('teachers.subject')}>
      <div className="stack">
        {teachers.length === 0 && <p className="dim small">{t('teachers.none')}</p>}
        <ul className="people people-plain" hidden={teachers.length === 0}>
          {teachers.map((own) => (
            <li key={own[0]!.person.id}>
              <Teacher of={one} own={own} />
            </li>
          ))}
        </ul>
        {adding && <AddTeacher of={one} seats={teaching} onClose={() => setAdding(false)} />}
        {one.can.edit && !adding && (
          <p>
            <Button className="classes-more" icon={Plus} onClick={() => setAdding(true)}>
              {t('teachers.add')}
            </Button>
          </p>
        )}
      </div>
    </Card>
  )
}

function Teacher({ of: one, own }: { of: Class; own: ClassSeat[] }) {
  const t = useUnitWords('classes', one.kind)
  const leave = useLeaveSeat()
  const take = useTakeSeat()
  const { person } = own[0]!
  function release({ subject }: ClassSeat) {
    const named = subject ? { subjectId: subject.id } : {}
    const seat = { classId: one.id, personId: person.id, part: 'teacher' as const, ...named }
    leave.mutate(seat, {
      onSuccess: () => toast(t('teachers.released', { name: person.fullName }), { undo: () => take.mutate(seat) }),
    })
  }
  const subjects = own.flatMap(({ subject }) => subject?.name ?? [])
  const menu = (
    <Menu
      label={t('teachers.menu', { name: person.fullName })}
      align="end"
      trigger={<IconButton icon={Ellipsis} label={t('teachers.menu', { name: person.fullName })} />}
      items={own.map((seat) => ({
        key: seat.subject?.id ?? 'none',
        label: seat.subject ? t('teachers.releaseFrom', { subject: seat.subject.name }) : t('teachers.releaseHere'),
        icon: UserMinus,
        red: true,
        onSelect: () => release(seat),
      }))}
    />
  )
  return (
    <>
      <TeacherRow person={person} text={subjects.join(', ') || person.post} aside={one.can.edit && menu} />
      {leave.error && (
        <Note kind="bad" live>
          {leave.error.reason}
        </Note>
      )}
    </>
  )
}
