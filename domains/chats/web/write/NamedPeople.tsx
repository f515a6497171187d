import { X } from 'lucide-react'
import { Suspense, useState } from 'react'
import { PersonPicker } from '#screens/people'
import { IconButton, PersonRow, Skeleton } from '#ui'
import { useWords } from '#web/i18n'

type Props = {
  organizationId: string
  kind: 'guardians' | 'pupils'
  onChange: (personIds: ReadonlySet<string>) => void
}

/** People named one by one out of the whole school: the activists. For the administration alone. */
export function NamedPeople({ organizationId, kind, onChange }: Props) {
  const t = useWords('newChat')
  const [people, setPeople] = useState<readonly { id: string; fullName: string }[]>([])
  const put = (next: typeof people) => {
    setPeople(next)
    onChange(new Set(next.map(({ id }) => id)))
  }
  return (
    <div className="stack stack-s">
      <Suspense fallback={<Skeleton lines={2} />}>
        <PersonPicker
          organizationId={organizationId}
          kind={kind}
          label={t(`preset.find.${kind}`)}
          without={people.map(({ id }) => id)}
          onPick={({ id, fullName }) => put([...people, { id, fullName }])}
        />
      </Suspense>
      <ul className="people people-plain">
        {people.map(({ id, fullName }) => (
          <li key={id}>
            <PersonRow
              id={id}
              name={fullName}
              size="s"
              aside={
                <IconButton
                  icon={X}
                  label={t('preset.drop', { name: fullName })}
                  onClick={() => put(people.filter((one) => one.id !== id))}
                />
              }
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
