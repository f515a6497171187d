import { useState } from 'react'
import type { MoveFrom, planMoves } from '#contract/acts'
import { Button, Dialog, Field, Note, Select, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { FROM } from './MoveDialog.tsx'
import { MOVES } from './use-moves.ts'

/** All classes at once: a line for the pupils' chat and one for the parents', each with the class teacher. */
export function PlanDialog({ organizationId, onClose }: { organizationId: string; onClose: () => void }) {
  const t = useWords('acts')
  const [from, setFrom] = useState<MoveFrom>('telegram')
  const [until, setUntil] = useState('')
  const planning = useRun<typeof planMoves>('acts.planMoves', {
    refresh: MOVES,
    onDone: ({ planned }) => {
      toast(t('moves.planned', { count: planned }))
      onClose()
    },
  })
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button
        kind="pri"
        busy={planning.isPending}
        onClick={() => planning.mutate({ organizationId, from, until: until || null })}
      >
        {t('moves.planDo')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('moves.plan')} actions={actions}>
      <div className="stack">
        <p className="dim">{t('moves.planText')}</p>
        <Select
          label={t('moves.where')}
          value={from}
          onChange={(value) => setFrom(value as MoveFrom)}
          options={FROM.map((value) => ({ value, label: t(`moves.from.${value}`) }))}
        />
        <Field type="date" label={t('moves.until')} value={until} onChange={(event) => setUntil(event.target.value)} />
        {planning.error && (
          <Note kind="bad" live>
            {planning.error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
