import type { ReactNode } from 'react'
import type { PersonRef } from '#contract/people'
import { Badge, PersonRow } from '#ui'
import { useWords } from '#web/i18n'
import { kinshipOf } from '../names.ts'

type Props = {
  title: string
  people: readonly PersonRef[] /** Under the names, or in their place. */
  children: ReactNode
}

/** People under what they have done, each as this chat knows them. */
export function NamedList({ title, people, children }: Props) {
  const t = useWords('chats')
  return (
    <section className="stack stack-s">
      <h3 className="small">{title}</h3>
      <ul className="people people-plain">
        {people.map((person) => (
          <li key={person.id}>
            <PersonRow
              id={person.id}
              name={person.name}
              text={kinshipOf(person, t) || person.post}
              badge={person.verified ? <Badge short label={person.post ?? t('staffBadge')} /> : undefined}
            />
          </li>
        ))}
      </ul>
      {children && <p className="dim">{children}</p>}
    </section>
  )
}
