import { Ellipsis, FilePen, Undo2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { listClasses, Movement } from '#contract/classes'
import { Button, Dialog, IconButton, Menu, Note, Select, Tag, toast } from '#ui'
import { useAsk } from '#web/api'
import { formatDate, useWords } from '#web/i18n'
import { useReturnPupil, useUndoMovement, useWritePaper } from './moving.ts'
import { PaperFields, usePaper } from './PaperFields.tsx'

type Props = { movement: Movement; organizationId: string; mayWrite: boolean; nameless?: boolean }

const TONES: Partial<Record<Movement['kind'], 'ok' | 'wait' | 'bad'>> = {
  arrived: 'ok',
  returned: 'ok',
  left: 'bad',
  graduated: 'wait',
}

/** Who, what, from where to where, on what day and by what order. */
export function MovementRow({ movement: one, organizationId, mayWrite, nameless }: Props) {
  const t = useWords('classes')
  const [open, setOpen] = useState<'paper' | 'return'>()
  const undo = useUndoMovement()
  const close = () => setOpen(undefined)
  const way = one.from && one.to ? `${one.from} → ${one.to}` : (one.to ?? one.from)
  const takeBack = () =>
    undo.mutate(
      { movementId: one.id },
      {
        onSuccess: () => toast(t('movement.undone', { name: one.person.fullName })),
        onError: ({ reason }) => toast(reason, { bad: true }),
      },
    )
  const items = [
    ...(mayWrite
      ? [{ key: 'paper', label: t('movement.paper'), icon: FilePen, onSelect: () => setOpen('paper') }]
      : []),
    ...(one.can.return
      ? [{ key: 'return', label: t('movement.return'), icon: UserPlus, onSelect: () => setOpen('return') }]
      : []),
    ...(one.can.undo ? [{ key: 'undo', label: t('movement.undo'), icon: Undo2, onSelect: takeBack }] : []),
  ]
  const label = t('movement.menu', { name: one.person.fullName })
  return (
    <div className="classes-movement">
      <div>
        <p className="classes-movement-line">
          {!nameless && <b>{one.person.fullName}</b>}
          <Tag {...(TONES[one.kind] ? { kind: TONES[one.kind]! } : {})}>{t(`movement.kinds.${one.kind}`)}</Tag>
          {way && <span>{way}</span>}
        </p>
        <p className="small dim">
          {[
            formatDate(one.paper.day),
            one.paper.order && t('movement.order', { order: one.paper.order }),
            one.paper.reason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {items.length > 0 && (
        <Menu label={label} align="end" trigger={<IconButton icon={Ellipsis} label={label} />} items={items} />
      )}
      {open === 'paper' && <WritePaper movement={one} onClose={close} />}
      {open === 'return' && <Return movement={one} organizationId={organizationId} onClose={close} />}
    </div>
  )
}

function WritePaper({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useWords('classes')
  const [paper, setPaper] = useState(movement.paper)
  const { mutate, isPending, error } = useWritePaper()
  const actions = (
    <Button
      kind="pri"
      busy={isPending}
      onClick={() => mutate({ movementId: movement.id, paper }, { onSuccess: onClose })}
    >
      {t('save')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('movement.paper')} actions={actions}>
      <PaperFields paper={paper} onChange={setPaper} error={error?.reason} />
    </Dialog>
  )
}

function Return({
  movement,
  organizationId,
  onClose,
}: {
  movement: Movement
  organizationId: string
  onClose: () => void
}) {
  const t = useWords('classes')
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const units = data?.classes ?? []
  const [chosen, setChosen] = useState('')
  const [paper, setPaper] = usePaper()
  const to = units.find(({ id }) => id === chosen) ?? units.find(({ name }) => name === movement.from) ?? units[0]
  const { mutate, isPending, error } = useReturnPupil()
  const go = () =>
    to &&
    mutate(
      { organizationId, personId: movement.person.id, classId: to.id, paper },
      {
        onSuccess: () => {
          onClose()
          toast(t('movement.returned', { name: movement.person.fullName, to: to.name }))
        },
      },
    )
  const actions = (
    <Button kind="pri" busy={isPending} disabled={!to} onClick={go}>
      {t('movement.return')}
    </Button>
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('movement.returnTitle', { name: movement.person.fullName })}
      actions={actions}
    >
      <div className="stack">
        <Select
          label={t('move.to')}
          value={to?.id ?? ''}
          onChange={setChosen}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <PaperFields paper={paper} onChange={setPaper} />
        <Note>{t('movement.returnText')}</Note>
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
