import { type FormEvent, useId, useState } from 'react'
import type { refuseAnnouncement } from '#contract/announcements'
import { Button, Dialog, TextArea } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function RefuseDialog({ announcementId, onClose }: { announcementId: string; onClose: () => void }) {
  const t = useWords('announcements')
  const formId = useId()
  const [reason, setReason] = useState('')
  const refusing = useRun<typeof refuseAnnouncement>('announcements.refuseAnnouncement', {
    refresh: ['announcements.getAnnouncement', 'announcements.listAnnouncements'],
    onDone: onClose,
  })
  function send(event: FormEvent) {
    event.preventDefault()
    refusing.mutate({ announcementId, reason })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('refuseTitle')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" type="submit" form={formId} busy={refusing.isPending}>
            {t('refuse')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={send} noValidate>
        <TextArea
          label={t('refuseReason')}
          hint={t('refuseHint')}
          value={reason}
          maxLength={500}
          error={refusing.error?.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
