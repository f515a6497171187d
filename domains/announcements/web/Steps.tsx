import { useState } from 'react'
import type { OutputOf } from '#contract'
import type {
  Announcement,
  getAnnouncement,
  proposeAnnouncement,
  removeAnnouncement,
  withdrawAnnouncement,
} from '#contract/announcements'
import { Button, Confirm, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { PublishDialog } from './PublishDialog.tsx'
import { RefuseDialog } from './RefuseDialog.tsx'

const REFRESH = ['announcements.getAnnouncement', 'announcements.listAnnouncements']

type Props = { announcement: Announcement; can: OutputOf<typeof getAnnouncement>['can'] }

/** What may be done with it on its way. */
export function Steps({ announcement, can }: Props) {
  const t = useWords('announcements')
  const go = useGo()
  const [open, setOpen] = useState<'publish' | 'refuse' | 'remove'>()
  const { id: announcementId } = announcement
  const proposing = useRun<typeof proposeAnnouncement>('announcements.proposeAnnouncement', {
    refresh: REFRESH,
    onDone: () => toast(t('proposed')),
  })
  const withdrawing = useRun<typeof withdrawAnnouncement>('announcements.withdrawAnnouncement', { refresh: REFRESH })
  const removing = useRun<typeof removeAnnouncement>('announcements.removeAnnouncement', {
    refresh: ['announcements.listAnnouncements'],
    onDone: () => go('/announcements?tab=drafts', { replace: true }),
  })
  const onError = ({ reason }: { reason: string }) => toast(reason)
  const close = () => setOpen(undefined)
  if (!can.edit && !can.publish && !can.propose && !can.refuse && !can.withdraw && !can.remove) return null
  return (
    <div className="announcements-acts">
      {can.publish && (
        <Button kind="pri" onClick={() => setOpen('publish')}>
          {t('edit.publish')}
        </Button>
      )}
      {can.propose && (
        <Button kind="pri" busy={proposing.isPending} onClick={() => proposing.mutate({ announcementId }, { onError })}>
          {t('edit.propose')}
        </Button>
      )}
      {can.edit && (
        <Button kind="line" href={`/announcements/new?edit=${announcementId}`}>
          {t('editAction')}
        </Button>
      )}
      {can.withdraw && (
        <Button
          kind="line"
          busy={withdrawing.isPending}
          onClick={() => withdrawing.mutate({ announcementId }, { onError })}
        >
          {t('withdraw')}
        </Button>
      )}
      {can.refuse && (
        <Button kind="red" onClick={() => setOpen('refuse')}>
          {t('refuse')}
        </Button>
      )}
      {can.remove && (
        <Button kind="red" onClick={() => setOpen('remove')}>
          {t('remove')}
        </Button>
      )}
      {open === 'publish' && <PublishDialog announcement={announcement} onClose={close} />}
      {open === 'refuse' && <RefuseDialog announcementId={announcementId} onClose={close} />}
      <Confirm
        open={open === 'remove'}
        onClose={close}
        title={t('remove')}
        confirm={t('remove')}
        cancel={t('cancel')}
        red
        busy={removing.isPending}
        onConfirm={() => removing.mutate({ announcementId }, { onError })}
      >
        {t('removeText')}
      </Confirm>
    </div>
  )
}
