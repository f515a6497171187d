import { useState } from 'react'
import type { Class, listClasses } from '#contract/classes'
import type { Person } from '#contract/people'
import { useUnitWords } from '#screens/people'
import { Button, Dialog, Note, Select, toast } from '#ui'
import { useAsk } from '#web/api'
import { useTakeSeat } from './seating.ts'

/** A movement: the pupil's and the guardians' chats follow into the other class, and it can be undone. */
export function Transfer({ pupil, from, onClose }: { pupil: Person; from: Class; onClose: () => void }) {
  const t = useUnitWords('classes', from.kind)
  const { organizationId } = from
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const others = (data?.classes ?? []).filter(({ id, kind }) => id !== from.id && kind === 'class')
  const [chosen, setChosen] = useState('')
  const to = others.find(({ id }) => id === chosen) ?? others[0]
  const take = useTakeSeat()
  const seat = (classId: string) => ({ classId, personId: pupil.id, part: 'pupil' as const })

  function move() {
    if (!to) return
    take.mutate(seat(to.id), {
      onSuccess: () => {
        onClose()
        toast(t('move.done', { name: pupil.fullName, to: to.name }), { undo: () => take.mutate(seat(from.id)) })
      },
    })
  }

  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button kind="pri" busy={take.isPending} disabled={!to} onClick={move}>
        {t('move.confirm')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('move.title', { name: pupil.fullName })} actions={actions}>
      <Select
        label={t('move.to')}
        value={to?.id ?? ''}
        onChange={setChosen}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Note>{t('move.text', { from: from.name })}</Note>
      {take.error && (
        <Note kind="bad" live>
          {take.error.reason}
        </Note>
      )}
    </Dialog>
  )
}
