import { useState } from 'react'
import type { removeRecording } from '#contract/recordings'
import { Button, Dialog, Field } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function RemoveDialog({ recordingId, onClose }: { recordingId: string; onClose: () => void }) {
  const t = useWords('recordings')
  const [reason, setReason] = useState('')
  const removing = useRun<typeof removeRecording>('recordings.removeRecording', {
    refresh: ['recordings.getRecording'],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('remove.title')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('remove.keep')}
          </Button>
          <Button
            kind="red"
            busy={removing.isPending}
            disabled={reason.trim().length < 3}
            onClick={() => removing.mutate({ recordingId, reason: reason.trim() })}
          >
            {t('remove.yes')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="dim">{t('remove.text')}</p>
        <Field
          label={t('remove.reason')}
          value={reason}
          maxLength={500}
          error={removing.error?.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
