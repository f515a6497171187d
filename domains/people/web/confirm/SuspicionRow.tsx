import { useState } from 'react'
import type { Suspicion } from '#contract/people'
import { Button, PersonRow } from '#ui'
import { usePath } from '#web/router'
import { describe, roleWord } from '../describe.ts'
import { useUnitWords } from '../use-unit-words.ts'
import { RefuseDialog } from './RefuseDialog.tsx'

export function SuspicionRow({ suspicion: { kind, person, other } }: { suspicion: Suspicion }) {
  const t = useUnitWords('people')
  const path = usePath()
  const [refusing, setRefusing] = useState(false)
  const name = other ? `${other.fullName}, ${other.roles.map((role) => roleWord(t, role)).join(', ')}` : ''
  const actions = (
    <>
      <Button kind="line" href={`${path}?person=${person.id}`}>
        {t('confirm.fix')}
      </Button>
      <Button kind="line" onClick={() => setRefusing(true)}>
        {t('confirm.no')}
      </Button>
    </>
  )
  return (
    <li>
      <PersonRow
        id={person.id}
        name={person.fullName}
        spoken={`${person.name.firstName} ${person.name.lastName}`}
        text={
          <>
            {describe(t, person)}
            <br />
            <span className="redpen">{t(`confirm.${kind}`, { name })}</span>
          </>
        }
        actions={actions}
      />
      {refusing && <RefuseDialog person={person} onClose={() => setRefusing(false)} />}
    </li>
  )
}
