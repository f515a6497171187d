import { useState } from 'react'
import type { Act, endAct } from '#contract/acts'
import { Button, Dialog, Field } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { todayField } from './days.ts'
import { SHELF } from './use-shelf.ts'

export function EndDialog({ act, onClose }: { act: Act; onClose: () => void }) {
  const t = useWords('acts')
  const [day, setDay] = useState(todayField)
  const ending = useRun<typeof endAct>('acts.endAct', { refresh: SHELF, onDone: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('end.title')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" busy={ending.isPending} onClick={() => ending.mutate({ actId: act.id, day })}>
            {t('end.do')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="dim">{t('end.text')}</p>
        <Field
          type="date"
          label={t('end.day')}
          value={day}
          error={ending.error?.reason}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
