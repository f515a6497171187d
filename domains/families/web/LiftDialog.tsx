import { useState } from 'react'
import type { Limit, liftLimit } from '#contract/families'
import { FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function LiftDialog({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const t = useWords('families')
  const [reason, setReason] = useState('')
  const lift = useRun<typeof liftLimit>('families.liftLimit', {
    refresh: ['families.listLimits'],
    onDone: () => {
      toast(t('limits.liftDone'))
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('limits.liftTitle', { name: limit.guardian.fullName })}
      send={t('limits.lift')}
      cancel={t('cancel')}
      onSend={() => lift.mutate({ limitId: limit.id, reason })}
      busy={lift.isPending}
      trouble={lift.error && lift.error.field !== 'reason' && lift.error.reason}
    >
      <p>{t('limits.liftText')}</p>
      <TextArea
        label={t('limits.liftReason')}
        required
        minLength={5}
        maxLength={500}
        value={reason}
        error={lift.error?.field === 'reason' ? lift.error.reason : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
