import './people.css'
import type { ReactNode } from 'react'
import type { InputOf } from '#contract'
import type { listPeople, Person } from '#contract/people'
import { Badge, PageRows, PersonRow } from '#ui'
import { useAsk } from '#web/api'
import { type ListPage, usePages } from '#web/pages'
import { usePath } from '#web/router'
import { describe } from './describe.ts'
import { JoinedTag } from './JoinedTag.tsx'
import { useUnitWords } from './use-unit-words.ts'

export type Sought = Omit<InputOf<typeof listPeople>, 'after'>

/** Everybody found, fifty at a time. */
export function PeopleList({ sought, empty }: { sought: Sought; empty: ReactNode }) {
  const pages = usePages<string>(sought)
  return (
    <ul className="people">
      {pages.map((page) => (
        <PeoplePage key={page.after ?? ''} sought={sought} empty={empty} page={page} />
      ))}
    </ul>
  )
}

type PageProps = { sought: Sought; empty: ReactNode; page: ListPage<string> }

function PeoplePage({ sought, empty, page: { after, onMore } }: PageProps) {
  const t = useUnitWords('people')
  const asked = { ...sought, ...(after ? { after } : {}) }
  const { data, error } = useAsk<typeof listPeople>('people.listPeople', asked, { placeholderData: (old) => old })
  const next = data?.next
  return (
    <PageRows
      trouble={error?.reason}
      rows={data?.people.map((person) => (
        <li key={person.id}>
          <PersonItem person={person} />
        </li>
      ))}
      none={<li>{empty}</li>}
      more={t('more')}
      onMore={next && onMore ? () => onMore(next) : undefined}
    />
  )
}

function PersonItem({ person }: { person: Person }) {
  const t = useUnitWords('people')
  const path = usePath()
  return (
    <PersonRow
      id={person.id}
      name={person.fullName}
      spoken={`${person.name.firstName} ${person.name.lastName}`}
      href={`${path}?person=${person.id}`}
      badge={person.verified && <Badge short label={t('verified')} />}
      text={describe(t, person)}
      aside={<JoinedTag joined={person.joined} short />}
    />
  )
}
