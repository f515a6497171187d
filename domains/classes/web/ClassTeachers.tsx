import type { ClassSeat } from '#contract/classes'
import { PersonPicker, useUnitWords } from '#screens/people'
import { Card, Note, toast } from '#ui'
import type { ClassProps } from './ClassScreen.tsx'
import { useLeaveSeat, useTakeSeat } from './seating.ts'
import { TeacherRow } from './TeacherRow.tsx'

export function ClassTeachers({ of: one, seats }: ClassProps) {
  const t = useUnitWords('classes', one.kind)
  const take = useTakeSeat()
  const leave = useLeaveSeat()
  const teachers = seats.filter(({ part }) => part === 'classTeacher')
  const seat = (personId: string) => ({ classId: one.id, personId, part: 'classTeacher' as const })
  const release = ({ person }: ClassSeat) =>
    leave.mutate(seat(person.id), {
      onSuccess: () =>
        toast(t('teachers.released', { name: person.fullName }), { undo: () => take.mutate(seat(person.id)) }),
    })
  const trouble = take.error ?? leave.error
  return (
    <Card title={t('teachers.class')}>
      {teachers.length === 0 && <p className="redpen">{t('table.nobody')}</p>}
      <ul className="people people-plain">
        {teachers.map((teacher) => (
          <li key={teacher.person.id}>
            <TeacherRow seat={teacher} onRelease={one.can.edit ? () => release(teacher) : undefined} />
          </li>
        ))}
      </ul>
      {one.can.edit && (
        <PersonPicker
          organizationId={one.organizationId}
          kind="staff"
          label={t(teachers.length === 0 ? 'teachers.appoint' : 'teachers.appointAnother')}
          without={teachers.map(({ person }) => person.id)}
          onPick={(person) => take.mutate(seat(person.id))}
        />
      )}
      {trouble && (
        <Note kind="bad" live>
          {trouble.reason}
        </Note>
      )}
    </Card>
  )
}
