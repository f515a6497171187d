import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { ClassSeat } from '#contract/classes'
import type { Person } from '#contract/people'
import { PersonPicker, useUnitWords } from '#screens/people'
import { Button, Card, IconButton, Note, toast } from '#ui'
import type { ClassProps } from './ClassScreen.tsx'
import { useLeaveSeat, useTakeSeat } from './seating.ts'
import { TeacherRow } from './TeacherRow.tsx'

export function ClassTeachers({ of: one, seats }: ClassProps) {
  const t = useUnitWords('classes', one.kind)
  const [adding, setAdding] = useState(false)
  const take = useTakeSeat()
  const leave = useLeaveSeat()
  const teachers = seats.filter(({ part }) => part === 'classTeacher')
  const seat = (personId: string) => ({ classId: one.id, personId, part: 'classTeacher' as const })
  const trouble = take.error ?? leave.error

  function appoint(person: Person) {
    take.mutate(seat(person.id))
    setAdding(false)
  }
  const release = ({ person }: ClassSeat) =>
    leave.mutate(seat(person.id), {
      onSuccess: () =>
        toast(t('teachers.released', { name: person.fullName }), { undo: () => take.mutate(seat(person.id)) }),
    })

  return (
    <Card title={t('teachers.class')}>
      <div className="stack">
        {teachers.length === 0 && <p className="redpen">{t('table.nobody')}</p>}
        <ul className="people people-plain" hidden={teachers.length === 0}>
          {teachers.map((teacher) => (
            <li key={teacher.person.id}>
              <TeacherRow
                person={teacher.person}
                text={teacher.person.post}
                aside={
                  one.can.edit && (
                    <IconButton
                      icon={X}
                      label={t('teachers.release', { name: teacher.person.fullName })}
                      onClick={() => release(teacher)}
                    />
                  )
                }
              />
            </li>
          ))}
        </ul>
        {one.can.edit && (teachers.length === 0 || adding) && (
          <PersonPicker
            organizationId={one.organizationId}
            kind="staff"
            label={t('teachers.appoint')}
            without={teachers.map(({ person }) => person.id)}
            onPick={appoint}
          />
        )}
        {one.can.edit && teachers.length > 0 && !adding && (
          <p>
            <Button className="classes-more" icon={Plus} onClick={() => setAdding(true)}>
              {t('teachers.appointAnother')}
            </Button>
          </p>
        )}
        {trouble && (
          <Note kind="bad" live>
            {trouble.reason}
          </Note>
        )}
      </div>
    </Card>
  )
}
