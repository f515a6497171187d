import { useState } from 'react'
import type { Act, endAct } from '#contract/acts'
import { Field, FormDialog } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { todayField } from './days.ts'
import { SHELF } from './use-shelf.ts'

export function EndDialog({ act, onClose }: { act: Act; onClose: () => void }) {
  const t = useWords('acts')
  const [day, setDay] = useState(todayField)
  const ending = useRun<typeof endAct>('acts.endAct', { refresh: SHELF, onDone: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={t('end.title')}
      send={t('end.do')}
      cancel={t('cancel')}
      onSend={() => ending.mutate({ actId: act.id, day })}
      busy={ending.isPending}
    >
      <p className="dim">{t('end.text')}</p>
      <Field
        type="date"
        label={t('end.day')}
        value={day}
        error={ending.error?.reason}
        onChange={(event) => setDay(event.target.value)}
      />
    </FormDialog>
  )
}
