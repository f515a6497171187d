import { useState } from 'react'
import type { removeRecording } from '#contract/recordings'
import { Field, FormDialog } from '#ui'
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
    <FormDialog
      onClose={onClose}
      title={t('remove.title')}
      send={t('remove.yes')}
      cancel={t('remove.keep')}
      onSend={() => removing.mutate({ recordingId, reason: reason.trim() })}
      busy={removing.isPending}
      disabled={reason.trim().length < 3}
      red
    >
      <p className="dim">{t('remove.text')}</p>
      <Field
        label={t('remove.reason')}
        value={reason}
        maxLength={500}
        error={removing.error?.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
