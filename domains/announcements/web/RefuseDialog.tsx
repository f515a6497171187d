import { useState } from 'react'
import type { refuseAnnouncement } from '#contract/announcements'
import { FormDialog, TextArea } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function RefuseDialog({ announcementId, onClose }: { announcementId: string; onClose: () => void }) {
  const t = useWords('announcements')
  const [reason, setReason] = useState('')
  const refusing = useRun<typeof refuseAnnouncement>('announcements.refuseAnnouncement', {
    refresh: ['announcements.getAnnouncement', 'announcements.listAnnouncements'],
    onDone: onClose,
  })
  function send() {
    refusing.mutate({ announcementId, reason })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('refuseTitle')}
      send={t('refuse')}
      cancel={t('cancel')}
      onSend={send}
      busy={refusing.isPending}
    >
      <TextArea
        label={t('refuseReason')}
        hint={t('refuseHint')}
        value={reason}
        maxLength={500}
        error={refusing.error?.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
