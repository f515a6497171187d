import { useState } from 'react'
import type { JoinRequest, refuseRequest } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, Dialog, Note, TextArea, toast } from '#ui'
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
    <Dialog
      open
      onClose={onClose}
      title={t('refuse.title', { name })}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" busy={isPending} onClick={() => mutate({ requestId: request.id, reason })}>
            {t('refuse.do')}
          </Button>
        </>
      }
    >
      <div className="stack">
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
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
