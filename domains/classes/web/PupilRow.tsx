import { Ellipsis, KeyRound, LogOut, MoveRight, Plus, Printer, Route, UserMinus, UserRound } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Class } from '#contract/classes'
import type { Person } from '#contract/people'
import { useUnitWords } from '#screens/people'
import { IconButton, Menu, Tag, toast } from '#ui'
import { useGo, usePath } from '#web/router'
import { AddGuardian } from './AddGuardian.tsx'
import { Guardians } from './Guardians.tsx'
import { useLeaveSeat, useTakeSeat } from './seating.ts'

const Transfer = lazy(() => import('./Transfer.tsx').then((file) => ({ default: file.Transfer })))
const Dismiss = lazy(() => import('./Dismiss.tsx').then((file) => ({ default: file.Dismiss })))
const History = lazy(() => import('./History.tsx').then((file) => ({ default: file.History })))

/** A line of the class register: the number, the name, the family, and what may be done. */
export function PupilRow({ number, pupil, of: one }: { number: number; pupil: Person; of: Class }) {
  const t = useUnitWords('classes', one.kind)
  const path = usePath()
  const go = useGo()
  const leave = useLeaveSeat()
  const take = useTakeSeat()
  const [open, setOpen] = useState<'move' | 'guardian' | 'dismiss' | 'history'>()
  const close = () => setOpen(undefined)
  const card = `${path}?person=${pupil.id}`
  const seat = { classId: one.id, personId: pupil.id, part: 'pupil' as const }
  const takeOut = () =>
    leave.mutate(seat, {
      onSuccess: () => toast(t('pupils.takenOut', { name: pupil.fullName }), { undo: () => take.mutate(seat) }),
      onError: ({ reason }) => toast(reason, { bad: true }),
    })
  return (
    <div className="classes-pupil">
      <span className="classes-number" aria-hidden="true">
        {number}
      </span>
      <p className="classes-pupil-name">
        <a href={card}>{pupil.fullName}</a>
        {!pupil.joined && <Tag>{t('pupils.notYet')}</Tag>}
      </p>
      <Guardians pupil={pupil} of={one} onAdd={open === 'guardian' ? undefined : () => setOpen('guardian')} />
      {one.can.lead && (
        <Menu
          label={t('pupils.menu', { name: pupil.fullName })}
          align="end"
          trigger={<IconButton icon={Ellipsis} label={t('pupils.menu', { name: pupil.fullName })} />}
          items={[
            { key: 'card', label: t('pupils.card'), icon: UserRound, onSelect: () => go(card) },
            { key: 'guardian', label: t('guardians.addOne'), icon: Plus, onSelect: () => setOpen('guardian') },
            {
              key: 'sheet',
              // Whoever has joined gets a new password by a sheet; the family may still wait for theirs.
              label: t(pupil.joined ? 'pupils.access' : 'pupils.sheet'),
              icon: pupil.joined ? KeyRound : Printer,
              onSelect: () => go(`${path}/sheets?person=${pupil.id}`),
            },
            ...(one.can.edit && one.kind === 'class'
              ? [{ key: 'move', label: t('pupils.move'), icon: MoveRight, onSelect: () => setOpen('move') }]
              : []),
            { key: 'history', label: t('pupils.history'), icon: Route, onSelect: () => setOpen('history') },
            'line',
            { key: 'out', label: t('pupils.takeOut'), icon: UserMinus, red: true, onSelect: takeOut },
            ...(one.can.edit
              ? [
                  {
                    key: 'left',
                    label: t('pupils.dismiss'),
                    icon: LogOut,
                    red: true,
                    onSelect: () => setOpen('dismiss'),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open === 'guardian' && <AddGuardian pupil={pupil} of={one} onClose={close} />}
      <Suspense>
        {open === 'move' && <Transfer pupil={pupil} from={one} onClose={close} />}
        {open === 'dismiss' && <Dismiss pupil={pupil} onClose={close} />}
        {open === 'history' && <History pupil={pupil} onClose={close} />}
      </Suspense>
    </div>
  )
}
