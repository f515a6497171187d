import { useState } from 'react'
import type { listSubjects } from '#contract/classes'
import { PersonPicker, useUnitWords } from '#screens/people'
import { announce, Button, Note, Select } from '#ui'
import { useAsk } from '#web/api'
import type { ClassProps } from './ClassScreen.tsx'
import { useTakeSeat } from './seating.ts'

/** The subject first, then the teacher: choosing the teacher seats them, and the form waits for the next. */
export function AddTeacher({ of: one, seats, onClose }: ClassProps & { onClose: () => void }) {
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
          take.mutate(
            { classId: one.id, personId: person.id, part: 'teacher', ...(subjectId ? { subjectId } : {}) },
            { onSuccess: () => announce(t('teachers.seated', { name: person.fullName })) },
          )
        }
      />
      {take.error && (
        <Note kind="bad" live>
          {take.error.reason}
        </Note>
      )}
      <p>
        <Button className="classes-more" onClick={onClose}>
          {t('done')}
        </Button>
      </p>
    </div>
  )
}
