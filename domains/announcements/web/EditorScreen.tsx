import './announcements.css'
import './words.ts'
import type { getAnnouncement, listAudiences } from '#contract/announcements'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useQueryValue } from '#web/router'
import { EditorForm } from './EditorForm.tsx'

/** A new announcement, or one that is still on its way (`?edit=`). */
export const EditorScreen = () => <InSchool>{(hat) => <Editor hat={hat} />}</InSchool>

function Editor({ hat }: { hat: Hat }) {
  const t = useWords('announcements')
  const announcementId = useQueryValue('edit')
  const organizationId = hat.organization.id
  const audiences = useAsk<typeof listAudiences>('announcements.listAudiences', { organizationId })
  const known = useAsk<typeof getAnnouncement>(
    'announcements.getAnnouncement',
    { announcementId: announcementId ?? '' },
    { enabled: Boolean(announcementId) },
  )
  const error = audiences.error ?? known.error
  const ready = audiences.data && (!announcementId || known.data)
  return (
    <>
      <title>{t(announcementId ? 'edit.title' : 'new')}</title>
      <TopBar
        title={t(announcementId ? 'edit.title' : 'new')}
        text={hat.organization.shortName}
        back={announcementId ? `/announcements/${announcementId}` : '/announcements'}
      />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!ready && !error && <Skeleton lines={8} />}
      {ready && (
        <EditorForm
          key={announcementId ?? 'new'}
          organizationId={organizationId}
          author={[hat.name.firstName, hat.name.patronymic, hat.name.lastName].filter(Boolean).join(' ')}
          audiences={audiences.data}
          known={known.data?.announcement}
        />
      )}
    </>
  )
}
