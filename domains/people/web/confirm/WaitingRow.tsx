import { useState } from 'react'
import type { confirmPerson, Person } from '#contract/people'
import { Button, Note, PersonRow, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { usePath } from '#web/router'
import { describe } from '../describe.ts'
import { useUnitWords } from '../use-unit-words.ts'
import { daysOf, LONG } from './days.ts'
import { RefuseDialog } from './RefuseDialog.tsx'

type WaitingProps = { person: Person; since: string; self?: boolean }

export function WaitingRow({ person, since, self = false }: WaitingProps) {
  const t = useUnitWords('people')
  const path = usePath()
  const [refusing, setRefusing] = useState(false)
  const confirm = useRun<typeof confirmPerson>('people.confirmPerson', {
    refresh: ['people.listUnconfirmed', 'people.listPeople', 'people.getPerson', 'people.listMyHats'],
    onDone: () => toast(t('confirm.done', { name: person.fullName })),
  })
  const days = daysOf(since)
  const actions = (
    <>
      <Button kind="pri" busy={confirm.isPending} onClick={() => confirm.mutate({ personId: person.id })}>
        {t(self ? 'confirm.yesSelf' : 'confirm.yes')}
      </Button>
      {!self && (
        <Button kind="line" onClick={() => setRefusing(true)}>
          {t('confirm.no')}
        </Button>
      )}
    </>
  )
  return (
    <li>
      <PersonRow
        id={person.id}
        name={person.fullName}
        spoken={`${person.name.firstName} ${person.name.lastName}`}
        href={`${path}?person=${person.id}`}
        text={describe(t, person)}
        aside={
          self ? (
            <Tag>{t('confirm.self')}</Tag>
          ) : (
            <Tag kind={days > LONG ? 'bad' : 'wait'}>
              {days === 0 ? t('confirm.today') : t('confirm.days', { count: days })}
            </Tag>
          )
        }
        actions={actions}
      />
      {confirm.error && (
        <Note kind="bad" live>
          {confirm.error.reason}
        </Note>
      )}
      {refusing && <RefuseDialog person={person} onClose={() => setRefusing(false)} />}
    </li>
  )
}
