import { useState } from 'react'
import type { Announcement, publishAnnouncement } from '#contract/announcements'
import { useQuiet } from '#screens/quiet'
import { Checkbox, Field, FormDialog, Note, RadioGroup, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'

type Props = { announcement: Announcement; onClose: () => void; onDone?: (state: Announcement['state']) => void }

/** At once, or at an hour; at night it says when it will go, and whoever may can be urgent. */
export function PublishDialog({ announcement, onClose, onDone }: Props) {
  const t = useWords('announcements')
  const clock = useSchoolClock(announcement.organizationId)
  const [when, setWhen] = useState<'now' | 'at'>(announcement.publishAt ? 'at' : 'now')
  const [at, setAt] = useState(clock.toField(announcement.publishAt))
  const [urgent, setUrgent] = useState(false)
  const [reason, setReason] = useState('')
  const working = announcement.audiences.some(({ automatic }) => automatic === 'parents')
  const quiet = useQuiet({ organizationId: announcement.organizationId, working })
  const held = when === 'now' && quiet && quiet.decision.kind !== 'now' ? quiet.decision.until : undefined
  const publishing = useRun<typeof publishAnnouncement>('announcements.publishAnnouncement', {
    refresh: ['announcements.getAnnouncement', 'announcements.listAnnouncements'],
    onDone: ({ state, publishAt }) => {
      toast(publishAt ? t('publish.waits', { when: clock.dayTime(publishAt) }) : t('publish.done'))
      onDone?.(state)
      onClose()
    },
  })
  const { error } = publishing
  function send() {
    const chosen = when === 'at' ? clock.fromField(at) : null
    if (when === 'at' && !chosen) return
    publishing.mutate({
      announcementId: announcement.id,
      ...(chosen ? { at: chosen } : {}),
      ...(held && urgent ? { urgent: reason } : {}),
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('publish.title')}
      send={t(when === 'at' || (held && !urgent) ? 'publish.schedule' : 'publish.go')}
      cancel={t('cancel')}
      onSend={send}
      busy={publishing.isPending}
      trouble={error && !['at', 'urgent'].includes(error.field ?? '') && error.reason}
    >
      <RadioGroup
        label={t('publish.when')}
        value={when}
        onChange={setWhen}
        options={[
          { value: 'now' as const, label: t('publish.now') },
          { value: 'at' as const, label: t('publish.at') },
        ]}
      />
      {when === 'at' && (
        <Field
          type="datetime-local"
          label={t('publish.time')}
          hint={clock.said}
          value={at}
          error={error?.field === 'at' ? error.reason : undefined}
          onChange={(event) => setAt(event.target.value)}
        />
      )}
      {held && !urgent && <Note kind="wait">{t('publish.quiet', { when: clock.dayTime(held) })}</Note>}
      {held && quiet?.mayBeUrgent && (
        <>
          <Checkbox label={t('publish.urgent')} checked={urgent} onChange={setUrgent} />
          {urgent && (
            <Field
              label={t('publish.reason')}
              hint={t('publish.reasonHint')}
              value={reason}
              maxLength={300}
              error={error?.field === 'urgent' ? error.reason : undefined}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}
