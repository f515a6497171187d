import { useId, useState } from 'react'
import type { Limit, liftLimit } from '#contract/families'
import { Button, Dialog, Note, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function LiftDialog({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const t = useWords('families')
  const form = useId()
  const [reason, setReason] = useState('')
  const lift = useRun<typeof liftLimit>('families.liftLimit', {
    refresh: ['families.listLimits'],
    onDone: () => {
      toast(t('limits.liftDone'))
      onClose()
    },
  })
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button kind="pri" type="submit" form={form} busy={lift.isPending}>
        {t('limits.lift')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('limits.liftTitle', { name: limit.guardian.fullName })} actions={actions}>
      <form
        id={form}
        className="families-form"
        onSubmit={(event) => {
          event.preventDefault()
          lift.mutate({ limitId: limit.id, reason })
        }}
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
        {lift.error && lift.error.field !== 'reason' && (
          <Note kind="bad" live>
            {lift.error.reason}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
