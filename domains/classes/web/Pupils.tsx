import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { useUnitWords } from '#screens/people'
import { Card, Count, Empty, Pills } from '#ui'
import { AddPupils } from './AddPupils.tsx'
import type { ClassProps } from './ClassScreen.tsx'
import { PupilRow } from './PupilRow.tsx'

export function Pupils({ of: one, seats }: ClassProps) {
  const t = useUnitWords('classes', one.kind)
  const [shown, setShown] = useState<'all' | 'waiting'>('all')
  const pupils = seats.filter(({ part }) => part === 'pupil').map(({ person }) => person)
  const waiting = pupils.filter(({ joined, guardians }) => !joined || guardians.some((guardian) => !guardian.joined))
  const list = shown === 'all' ? pupils : waiting
  return (
    <Card title={t('pupils.title')} mark={<Count value={pupils.length} off />}>
      {one.can.lead && <AddPupils classId={one.id} kind={one.kind} />}
      {pupils.length > 0 && (
        <Pills
          className="classes-pills"
          label={t('pupils.shown')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('pupils.all') },
            { value: 'waiting', label: t('pupils.waiting', { count: waiting.length }) },
          ]}
        />
      )}
      {pupils.length === 0 && (
        <Empty icon={GraduationCap} title={t('pupils.none')} text={one.can.lead ? t('pupils.noneHint') : undefined} />
      )}
      {pupils.length > 0 && list.length === 0 && <Empty end icon={GraduationCap} text={t('pupils.allHere')} />}
      <ul className="people">
        {list.map((person) => (
          <li key={person.id}>
            <PupilRow number={pupils.indexOf(person) + 1} pupil={person} of={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
