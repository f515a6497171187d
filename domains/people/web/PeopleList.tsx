import './people.css'
import { type ReactNode, useState } from 'react'
import type { InputOf } from '#contract'
import type { listPeople, Person } from '#contract/people'
import { Badge, Button, Note, PersonRow, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { usePath } from '#web/router'
import { describe } from './describe.ts'
import { JoinedTag } from './JoinedTag.tsx'
import { useUnitWords } from './use-unit-words.ts'

export type Sought = Omit<InputOf<typeof listPeople>, 'after'>

/** Everybody found, fifty at a time; a new search begins with its first page. */
export function PeopleList({ sought, empty }: { sought: Sought; empty: ReactNode }) {
  const search = JSON.stringify(sought)
  const [further, setFurther] = useState({ search, pages: [] as string[] })
  const pages = further.search === search ? further.pages : []
  return (
    <ul className="people">
      {[undefined, ...pages].map((after, place) => (
        <PeoplePage
          key={after ?? ''}
          sought={{ ...sought, ...(after ? { after } : {}) }}
          empty={empty}
          onMore={place === pages.length ? (next) => setFurther({ search, pages: [...pages, next] }) : undefined}
        />
      ))}
    </ul>
  )
}

type PageProps = { sought: InputOf<typeof listPeople>; empty: ReactNode; onMore: ((next: string) => void) | undefined }

function PeoplePage({ sought, empty, onMore }: PageProps) {
  const t = useUnitWords('people')
  const { data, error } = useAsk<typeof listPeople>('people.listPeople', sought, { placeholderData: (old) => old })
  if (error) {
    return (
      <li>
        <Note kind="bad">{error.reason}</Note>
      </li>
    )
  }
  if (!data) {
    return (
      <li>
        <Skeleton rows lines={5} />
      </li>
    )
  }
  if (data.people.length === 0) return <li>{empty}</li>
  const { next } = data
  return (
    <>
      {data.people.map((person) => (
        <li key={person.id}>
          <PersonItem person={person} />
        </li>
      ))}
      {next && onMore && (
        <li>
          <Button wide onClick={() => onMore(next)}>
            {t('more')}
          </Button>
        </li>
      )}
    </>
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
