import { useState } from 'react'
import type { JoinRequest, refuseRequest } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { refreshedByDecision } from './refreshed.ts'

/** The asker reads the reason and may ask again. */
export function RefuseDialog({ request, name, onClose }: { request: JoinRequest; name: string; onClose: () => void }) {
  const t = useUnitWords('invitations')
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useRun<typeof refuseRequest>('invitations.refuseRequest', {
    refresh: refreshedByDecision,
    onDone: () => {
      onClose()
      toast(t('refuse.done', { name }))
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('refuse.title', { name })}
      send={t('refuse.do')}
      cancel={t('cancel')}
      onSend={() => mutate({ requestId: request.id, reason })}
      busy={isPending}
      trouble={error?.reason}
    >
      <TextArea
        label={t('refuse.reason')}
        hint={t('refuse.hint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row wrap">
        {(['child', 'class', 'stranger'] as const).map((one) => (
          <Button key={one} kind="soft" onClick={() => setReason(t(`refuse.say_${one}`))}>
            {t(`refuse.say_${one}`)}
          </Button>
        ))}
      </div>
    </FormDialog>
  )
}
