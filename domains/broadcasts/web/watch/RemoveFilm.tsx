import { useState } from 'react'
import type { removeFilm } from '#contract/broadcasts'
import { Button, Dialog, Field } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function RemoveFilm({ broadcastId, onClose }: { broadcastId: string; onClose: () => void }) {
  const t = useWords('broadcasts')
  const [reason, setReason] = useState('')
  const removing = useRun<typeof removeFilm>('broadcasts.removeFilm', {
    refresh: ['broadcasts.getBroadcast', 'broadcasts.listBroadcasts'],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('film.removing')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('film.keep')}
          </Button>
          <Button
            kind="red"
            busy={removing.isPending}
            disabled={reason.trim().length < 3}
            onClick={() => removing.mutate({ broadcastId, reason: reason.trim() })}
          >
            {t('film.remove')}
          </Button>
        </>
      }
    >
      <Field
        label={t('film.why')}
        hint={t('film.whyHint')}
        value={reason}
        maxLength={500}
        error={removing.error?.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  )
}
