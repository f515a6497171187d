import type { ReactNode } from 'react'
import type { Person } from '#contract/people'
import { PersonRow } from '#ui'
import { usePath } from '#web/router'

export function TeacherRow({ person, text, aside }: { person: Person; text: ReactNode; aside: ReactNode }) {
  const path = usePath()
  return (
    <PersonRow
      id={person.id}
      name={person.fullName}
      spoken={`${person.name.firstName} ${person.name.lastName}`}
      size="s"
      href={`${path}?person=${person.id}`}
      text={text}
      aside={aside}
    />
  )
}
