import { useState } from 'react'
import type { removeTime, Time } from '#contract/appointments'
import { FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH } from './use-times.ts'

type Props = { time: Time; when: string; onClose: () => void }

export function RemoveDialog({ time: { id, taken }, when, onClose }: Props) {
  const t = useWords('appointments')
  const [reason, setReason] = useState('')
  const removing = useRun<typeof removeTime>('appointments.removeTime', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('remove.done'))
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('remove.title')}
      send={t(taken ? 'remove.doTaken' : 'remove.do')}
      cancel={t('cancel')}
      red={taken !== null}
      busy={removing.isPending}
      trouble={removing.error?.reason}
      onSend={() => removing.mutate({ timeId: id, ...(reason.trim() ? { reason } : {}) })}
    >
      <p>{taken ? t('remove.taken', { when, name: taken.by.name }) : t('remove.free', { when })}</p>
      {taken && (
        <TextArea
          label={t('remove.reason')}
          hint={t('remove.reasonHint')}
          value={reason}
          rows={2}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </FormDialog>
  )
}
