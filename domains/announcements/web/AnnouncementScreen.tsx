import './announcements.css'
import './words.ts'
import { Suspense } from 'react'
import type { getAnnouncement } from '#contract/announcements'
import { FileGallery } from '#screens/files'
import { Card, Note, Page, Progress, Skeleton, StatusScreen, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { dayTimeInSentence, formatUntil, useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { StateTag } from './AnnouncementsScreen.tsx'
import { ConfirmButtons, Confirmed } from './ConfirmButtons.tsx'
import { NamesCard } from './NamesCard.tsx'
import { Steps } from './Steps.tsx'
import { Text } from './Text.tsx'
import { useAudienceName } from './use-audience-name.ts'

/** One announcement: its text, the press, how far it has come, and by name for whom it is. */
export function AnnouncementScreen() {
  const t = useWords('announcements')
  useMe()
  const announcementId = useParam('id')
  const { data, error } = useAsk<typeof getAnnouncement>('announcements.getAnnouncement', { announcementId })
  const name = useAudienceName()
  if (error && !data) {
    return (
      <Page>
        <TopBar title={t('kind')} back="/announcements" />
        {error.code === 'not_found' ? (
          <StatusScreen title={t('gone')} actions={null} />
        ) : (
          <Note kind="bad">{error.reason}</Note>
        )}
      </Page>
    )
  }
  if (!data) {
    return (
      <Page>
        <Skeleton lines={8} />
      </Page>
    )
  }
  const { announcement, mine, can, noticed } = data
  const { title, text, files, author, state, audiences, progress, deadline, reason, decidedBy, publishedAt } =
    announcement
  return (
    <Page>
      <title>{title}</title>
      <TopBar
        title={title}
        text={[author.name, author.post, publishedAt && dayTimeInSentence(publishedAt)].filter(Boolean).join(', ')}
        back="/announcements"
      />
      <div className="announcements-cols">
        <div className="stack">
          {state === 'refused' && reason && (
            <Note kind="bad">{t('refusedBecause', { name: decidedBy ?? '', reason })}</Note>
          )}
          {noticed && <Note kind="wait">{t('noticed', { rule: noticed })}</Note>}
          <Card>
            {state !== 'published' && (
              <p className="announcements-state">
                <StateTag announcement={announcement} />
              </p>
            )}
            <Text text={text} />
            {files.length > 0 && (
              <Suspense>
                <FileGallery files={files} />
              </Suspense>
            )}
            {deadline && <p className="dim">{t('untilLong', { when: formatUntil(deadline) })}</p>}
            {mine.length > 0 && (
              <div className="announcements-acts">
                <ConfirmButtons announcementId={announcementId} mine={mine} />
                <Confirmed mine={mine} />
              </div>
            )}
            {progress && !can.names && (
              <div className="announcements-bar">
                <span className="small">{t('progress', progress)}</span>
                <Progress value={progress.confirmed} max={progress.of} label={t('progressLabel', progress)} />
              </div>
            )}
          </Card>
          <Steps announcement={announcement} can={can} />
          <Card title={t('audience.title')}>
            <ul className="announcements-for">
              {audiences.map((audience) => (
                <li key={audience.chatId}>
                  <span>{name(audience)}</span>
                  <span className="small dim">{t('audience.people', { count: audience.people })}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        {can.names && <NamesCard announcement={announcement} canRemind={can.remind} />}
      </div>
    </Page>
  )
}
