import type { OutputOf } from '#contract'
import type { AnnouncementEvent, getAnnouncement } from '#contract/announcements'
import { queryClient, refresh } from '#web/api'
import { live } from '#web/live'
import { refreshOn } from '#web/use-live'
import { applyAnnouncementEvent } from '../live.ts'

const LISTS = ['announcements.listAnnouncements', 'announcements.getAnnouncement']

refreshOn('announcements.announcementMoved', ...LISTS)
refreshOn('announcements.reminded', 'announcements.listWaiting', 'announcements.getAnnouncement')
refreshOn('announcements.acknowledged', 'announcements.listWaiting', 'announcements.getAnnouncement')

live.listen('chat', {
  events(_id, events) {
    for (const event of events) {
      if (event.type === 'announcements.progressChanged') take(event as unknown as AnnouncementEvent)
      if (event.type === 'chats.messageSent' && isAnnouncement(event.view)) {
        void refresh('announcements.listWaiting', 'announcements.listAnnouncements')
      }
    }
  },
  reset() {
    void refresh('announcements.getAnnouncement', 'announcements.listWaiting')
  },
  gone() {},
})

const isAnnouncement = (view: unknown): boolean =>
  (view as { attachment?: { type: string } | null } | null)?.attachment?.type === 'announcement'

function take(event: AnnouncementEvent): void {
  if (!event.view) return
  const key = ['announcements.getAnnouncement', { announcementId: event.view.announcementId }]
  queryClient.setQueryData<OutputOf<typeof getAnnouncement>>(
    key,
    (known) => known && { ...known, announcement: applyAnnouncementEvent(known.announcement, event) },
  )
  void refresh('announcements.listAcknowledgements')
}
