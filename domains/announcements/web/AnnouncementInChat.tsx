import './announcements.css'
import './words.ts'
import { Megaphone } from 'lucide-react'
import { Suspense } from 'react'
import type { getAnnouncement, Progress } from '#contract/announcements'
import type { AttachmentProps } from '#screens/chats'
import { FileGallery } from '#screens/files'
import { Button, NoticeCard, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { formatTime, formatUntil, type Say, useWords } from '#web/i18n'
import { ConfirmButtons, Confirmed } from './ConfirmButtons.tsx'
import { Text } from './Text.tsx'

/** The card in the chat: the whole text, how many have confirmed, and the press. */
export function AnnouncementInChat({ message, attachmentId: announcementId }: AttachmentProps) {
  const t = useWords('announcements')
  const query = useAsk<typeof getAnnouncement>(
    'announcements.getAnnouncement',
    { announcementId },
    { staleTime: 300_000 },
  )
  if (query.error) return <p className="dim announcements-gone">{t('gone')}</p>
  if (!query.data) return <Skeleton lines={5} />
  const { announcement, mine, can } = query.data
  const waits = mine.some(({ at }) => !at)
  return (
    <NoticeCard
      icon={Megaphone}
      kind={t('kind')}
      time={formatTime(message.sentAt)}
      title={announcement.title}
      {...(announcement.progress ? { progress: progressOf(announcement.progress, announcement.deadline, t) } : {})}
      actions={
        waits || can.names ? (
          <>
            <ConfirmButtons announcementId={announcementId} mine={mine} />
            {can.names && (
              <Button kind="line" href={`/announcements/${announcementId}`}>
                {t('names.title')}
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <Text text={announcement.text} />
      {message.files.length > 0 && (
        <Suspense>
          <FileGallery files={message.files} />
        </Suspense>
      )}
      <p className="small dim announcements-author">
        {[announcement.author.name, announcement.author.post].filter(Boolean).join(', ')}
      </p>
      <Confirmed mine={mine} />
    </NoticeCard>
  )
}

export const progressOf = ({ confirmed, of }: Progress, deadline: string | null, t: Say) => ({
  value: confirmed,
  max: of,
  label: t('progressLabel', { confirmed, of }),
  text: t('progress', { confirmed, of }),
  aside: deadline && t('until', { when: formatUntil(deadline) }),
})
