import { useState } from 'react'
import type { ClassSeat, listSubjects } from '#contract/classes'
import { PersonPicker, useUnitWords } from '#screens/people'
import { Card, Note, Select, toast } from '#ui'
import { useAsk } from '#web/api'
import type { ClassProps } from './ClassScreen.tsx'
import { useLeaveSeat, useTakeSeat } from './seating.ts'
import { TeacherRow } from './TeacherRow.tsx'

export function SubjectTeachers({ of: one, seats }: ClassProps) {
  const t = useUnitWords('classes', one.kind)
  const leave = useLeaveSeat()
  const take = useTakeSeat()
  const teachers = seats.filter(({ part }) => part === 'teacher')
  if (teachers.length === 0 && !one.can.edit) return null
  function release({ person, subject }: ClassSeat) {
    const seat = {
      classId: one.id,
      personId: person.id,
      part: 'teacher' as const,
      ...(subject ? { subjectId: subject.id } : {}),
    }
    leave.mutate(seat, {
      onSuccess: () => toast(t('teachers.released', { name: person.fullName }), { undo: () => take.mutate(seat) }),
    })
  }
  return (
    <Card title={t('teachers.subject')}>
      {teachers.length === 0 && <p className="dim small">{t('teachers.none')}</p>}
      <ul className="people people-plain">
        {teachers.map((teacher) => (
          <li key={`${teacher.person.id} ${teacher.subject?.id}`}>
            <TeacherRow seat={teacher} onRelease={one.can.edit ? () => release(teacher) : undefined} />
          </li>
        ))}
      </ul>
      {one.can.edit && <AddTeacher of={one} seats={teachers} />}
      {leave.error && (
        <Note kind="bad" live>
          {leave.error.reason}
        </Note>
      )}
    </Card>
  )
}

/** The subject first, then the teacher: choosing the teacher seats them. */
function AddTeacher({ of: one, seats }: ClassProps) {
  const t = useUnitWords('classes', one.kind)
  const take = useTakeSeat()
  const { data } = useAsk<typeof listSubjects>('classes.listSubjects', { organizationId: one.organizationId })
  const [subjectId, setSubject] = useState('')
  const subjects = data?.subjects ?? []
  const taken = seats.filter(({ subject }) => (subject?.id ?? '') === subjectId)
  return (
    <div className="stack">
      {subjects.length > 0 ? (
        <Select
          label={t('teachers.whatSubject')}
          value={subjectId}
          onChange={setSubject}
          options={[
            { value: '', label: t('teachers.noSubject') },
            ...subjects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : (
        <p className="small dim">
          {t('teachers.subjectsFirst')} <a href="/school/subjects">{t('subjects.title')}</a>
        </p>
      )}
      <PersonPicker
        organizationId={one.organizationId}
        kind="staff"
        label={t('teachers.addSubject')}
        without={taken.map(({ person }) => person.id)}
        onPick={(person) =>
          take.mutate({ classId: one.id, personId: person.id, part: 'teacher', ...(subjectId ? { subjectId } : {}) })
        }
      />
      {take.error && (
        <Note kind="bad" live>
          {take.error.reason}
        </Note>
      )}
    </div>
  )
}
