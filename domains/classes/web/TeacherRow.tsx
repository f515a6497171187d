import { X } from 'lucide-react'
import type { ClassSeat } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { IconButton, PersonRow } from '#ui'
import { usePath } from '#web/router'

export function TeacherRow({
  seat: { person, subject },
  onRelease,
}: {
  seat: ClassSeat
  onRelease: (() => void) | undefined
}) {
  const t = useUnitWords('classes')
  const path = usePath()
  return (
    <PersonRow
      id={person.id}
      name={person.fullName}
      size="s"
      href={`${path}?person=${person.id}`}
      text={subject?.name ?? person.post ?? undefined}
      aside={
        onRelease && (
          <IconButton icon={X} label={t('teachers.release', { name: person.fullName })} onClick={onRelease} />
        )
      }
    />
  )
}
