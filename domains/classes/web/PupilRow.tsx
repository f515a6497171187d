import { Ellipsis, MoveRight, Printer, UserMinus, UserRound } from 'lucide-react'
import { useState } from 'react'
import type { Class } from '#contract/classes'
import type { Person } from '#contract/people'
import { useUnitWords } from '#screens/people'
import { IconButton, Menu, Tag, toast } from '#ui'
import { useGo, usePath } from '#web/router'
import { Guardians } from './Guardians.tsx'
import { useLeaveSeat, useTakeSeat } from './seating.ts'
import { Transfer } from './Transfer.tsx'

export function PupilRow({ pupil, of: one }: { pupil: Person; of: Class }) {
  const t = useUnitWords('classes', one.kind)
  const path = usePath()
  const go = useGo()
  const leave = useLeaveSeat()
  const take = useTakeSeat()
  const [moving, setMoving] = useState(false)
  const card = `${path}?person=${pupil.id}`
  const seat = { classId: one.id, personId: pupil.id, part: 'pupil' as const }
  const takeOut = () =>
    leave.mutate(seat, {
      onSuccess: () => toast(t('pupils.takenOut', { name: pupil.fullName }), { undo: () => take.mutate(seat) }),
      onError: ({ reason }) => toast(reason, { bad: true }),
    })
  return (
    <div className="classes-pupil">
      <p className="classes-pupil-name">
        <a href={card}>{pupil.fullName}</a>
        {!pupil.joined && <Tag>{t('pupils.notYet')}</Tag>}
      </p>
      {one.can.lead && (
        <Menu
          label={t('pupils.menu', { name: pupil.fullName })}
          align="end"
          trigger={<IconButton icon={Ellipsis} label={t('pupils.menu', { name: pupil.fullName })} />}
          items={[
            { key: 'card', label: t('pupils.card'), icon: UserRound, onSelect: () => go(card) },
            {
              key: 'sheet',
              label: t('pupils.sheet'),
              icon: Printer,
              disabled: pupil.joined,
              onSelect: () => go(`${path}/sheets?person=${pupil.id}`),
            },
            ...(one.can.edit
              ? [{ key: 'move', label: t('pupils.move'), icon: MoveRight, onSelect: () => setMoving(true) }]
              : []),
            'line',
            { key: 'out', label: t('pupils.takeOut'), icon: UserMinus, red: true, onSelect: takeOut },
          ]}
        />
      )}
      <Guardians pupil={pupil} of={one} />
      {moving && <Transfer pupil={pupil} from={one} onClose={() => setMoving(false)} />}
    </div>
  )
}
