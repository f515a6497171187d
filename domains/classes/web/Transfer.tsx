import { useState } from 'react'
import type { Class, listClasses } from '#contract/classes'
import type { Person } from '#contract/people'
import { useUnitWords } from '#screens/people'
import { Button, Dialog, Note, Select, toast } from '#ui'
import { useAsk } from '#web/api'
import { useMovePupil, useUndoMovement } from './moving.ts'
import { PaperFields, usePaper } from './PaperFields.tsx'

/** A movement: the pupil's and the guardians' chats follow into the other class, and it can be undone. */
export function Transfer({ pupil, from, onClose }: { pupil: Person; from: Class; onClose: () => void }) {
  const t = useUnitWords('classes', from.kind)
  const { organizationId } = from
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const others = (data?.classes ?? []).filter(({ id, kind }) => id !== from.id && kind === 'class')
  const [chosen, setChosen] = useState('')
  const [paper, setPaper] = usePaper()
  const to = others.find(({ id }) => id === chosen) ?? others[0]
  const move = useMovePupil()
  const undo = useUndoMovement()

  function go() {
    if (!to) return
    move.mutate(
      { personId: pupil.id, classId: to.id, paper },
      {
        onSuccess: ({ id: movementId }) => {
          onClose()
          toast(t('move.done', { name: pupil.fullName, to: to.name }), { undo: () => undo.mutate({ movementId }) })
        },
      },
    )
  }

  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button kind="pri" busy={move.isPending} disabled={!to} onClick={go}>
        {t('move.confirm')}
      </Button>
    </>
  )
  const wrongDay = move.error?.field === 'paper.day' ? move.error.reason : undefined
  return (
    <Dialog open onClose={onClose} title={t('move.title', { name: pupil.fullName })} actions={actions}>
      <div className="stack">
        <Select
          label={t('move.to')}
          value={to?.id ?? ''}
          onChange={setChosen}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <PaperFields paper={paper} onChange={setPaper} error={wrongDay} />
        <Note>{t('move.text', { from: from.name })}</Note>
        {move.error && !wrongDay && (
          <Note kind="bad" live>
            {move.error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
