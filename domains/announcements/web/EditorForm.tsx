import { Megaphone } from 'lucide-react'
import { type FormEvent, Suspense, useState } from 'react'
import type { OutputOf } from '#contract'
import type {
  Announcement,
  createAnnouncement,
  editAnnouncement,
  listAudiences,
  proposeAnnouncement,
} from '#contract/announcements'
import { FileGallery } from '#screens/files'
import { Button, Card, Checkbox, Field, Note, NoticeCard, TextArea, toast } from '#ui'
import { type ApiError, refresh, run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { type SchoolClock, useSchoolClock } from '#web/school-clock'
import { progressOf } from './AnnouncementInChat.tsx'
import { AttachmentsField, useAttachments } from './AttachmentsField.tsx'
import { AudiencePicker } from './AudiencePicker.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { Text } from './Text.tsx'

type Props = {
  organizationId: string
  author: string
  audiences: OutputOf<typeof listAudiences>
  known: Announcement | undefined
}

const NEW = { title: '', text: '', deadline: '', acknowledge: true, perChild: false, chatIds: [] as string[] }

const contentOf = ({ title, text, deadline, acknowledge, perChild, audiences }: Announcement, clock: SchoolClock) => ({
  title,
  text,
  deadline: clock.toField(deadline),
  acknowledge,
  perChild,
  chatIds: audiences.map(({ chatId }) => chatId),
})

export function EditorForm({ organizationId, author, audiences, known }: Props) {
  const t = useWords('announcements')
  const go = useGo()
  const clock = useSchoolClock(organizationId)
  const [content, setContent] = useState(known ? contentOf(known, clock) : NEW)
  const [saved, setSaved] = useState(known)
  const files = useAttachments(known?.files ?? [])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState<'save' | 'publish' | 'propose'>()
  const [error, setError] = useState<ApiError>()
  const [publishing, setPublishing] = useState<Announcement>()
  const change = (part: Partial<typeof content>) => setContent({ ...content, ...part })

  const chosen = audiences.audiences.filter(({ chatId }) => content.chatIds.includes(chatId))
  const direct = audiences.can.edit || (chosen.length > 0 && chosen.every(({ mine }) => mine))
  const another = known !== undefined && known.state !== 'draft' && known.state !== 'refused' // an editor's hand
  const families = chosen.some(({ automatic }) => automatic === 'parents' || automatic === 'schoolChannel')
  const missing = (text: string) => (tried && !text.trim() ? t('edit.fill') : undefined)
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)

  async function save(): Promise<Announcement> {
    const input = {
      ...content,
      perChild: content.perChild && families,
      deadline: clock.fromField(content.deadline),
      fileIds: files.ids,
    }
    const made = saved
      ? await run<typeof editAnnouncement>('announcements.editAnnouncement', { ...input, announcementId: saved.id })
      : await run<typeof createAnnouncement>('announcements.createAnnouncement', { ...input, organizationId })
    setSaved(made)
    files.saved(made.files)
    await refresh('announcements.listAnnouncements', 'announcements.getAnnouncement')
    return made
  }

  async function act(how: 'save' | 'publish' | 'propose') {
    setTried(true)
    setError(undefined)
    if (files.coming) return
    if (!content.title.trim() || !content.text.trim() || content.chatIds.length === 0) return
    setBusy(how)
    try {
      const made = await save()
      if (how === 'publish') return setPublishing(made)
      if (how === 'propose') {
        await run<typeof proposeAnnouncement>('announcements.proposeAnnouncement', { announcementId: made.id })
        await refresh('announcements.listAnnouncements', 'announcements.getAnnouncement')
      }
      toast(t(how === 'propose' ? 'proposed' : 'edit.saved'))
      await go(another ? `/announcements/${made.id}` : '/announcements?tab=drafts')
    } catch (refusal) {
      setError(refusal as ApiError)
    } finally {
      setBusy(undefined)
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void act(another ? 'save' : direct ? 'publish' : 'propose')
  }

  return (
    <div className="announcements-cols">
      <form className="stack" onSubmit={submit} noValidate>
        <Card>
          <div className="stack">
            <Field
              label={t('edit.headline')}
              hint={t('edit.headlineHint')}
              value={content.title}
              maxLength={150}
              error={missing(content.title) ?? errorAt('title')}
              onChange={(event) => change({ title: event.target.value })}
            />
            <TextArea
              label={t('edit.text')}
              hint={t('edit.textHint')}
              value={content.text}
              rows={6}
              maxLength={6000}
              error={missing(content.text) ?? errorAt('text')}
              onChange={(event) => change({ text: event.target.value })}
            />
            <AttachmentsField files={files} organizationId={organizationId} error={errorAt('fileIds')} />
            <AudiencePicker
              choices={audiences.audiences.filter(
                ({ people, chatId }) => people > 0 || content.chatIds.includes(chatId),
              )}
              chosen={content.chatIds}
              error={(tried && content.chatIds.length === 0 ? t('audience.none') : undefined) ?? errorAt('chatIds')}
              onChange={(chatIds) => change({ chatIds })}
            />
            <Checkbox
              label={t('edit.acknowledge')}
              hint={t('edit.acknowledgeHint')}
              checked={content.acknowledge}
              onChange={(acknowledge) => change({ acknowledge })}
            />
            {content.acknowledge && (
              <>
                <Checkbox
                  label={t('edit.perChild')}
                  hint={t('edit.perChildHint')}
                  checked={content.perChild && families}
                  disabled={!families}
                  onChange={(perChild) => change({ perChild })}
                />
                <Field
                  type="datetime-local"
                  label={t('edit.deadline')}
                  hint={`${t('edit.deadlineHint')}. ${clock.said}`}
                  value={content.deadline}
                  error={errorAt('deadline')}
                  onChange={(event) => change({ deadline: event.target.value })}
                />
              </>
            )}
          </div>
        </Card>
        {error && !['title', 'text', 'chatIds', 'deadline', 'fileIds'].includes(error.field ?? '') && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
        {!another && content.chatIds.length > 0 && <Note>{t(direct ? 'edit.direct' : 'edit.viaEditor')}</Note>}
        <div className="announcements-acts">
          {!another && (
            <Button kind="pri" type="submit" disabled={files.coming} busy={busy === 'publish' || busy === 'propose'}>
              {t(direct ? 'edit.publish' : 'edit.propose')}
            </Button>
          )}
          <Button
            kind={another ? 'pri' : 'line'}
            disabled={files.coming}
            busy={busy === 'save'}
            onClick={() => act('save')}
          >
            {t(another ? 'edit.saveEdit' : 'edit.save')}
          </Button>
        </div>
      </form>
      <section className="announcements-preview" aria-label={t('edit.preview')}>
        <h2>{t('edit.preview')}</h2>
        <NoticeCard
          icon={Megaphone}
          kind={t('kind')}
          title={content.title || t('edit.previewTitle')}
          {...(content.acknowledge
            ? {
                progress: progressOf(
                  { confirmed: 0, of: chosen.reduce((sum, { people }) => sum + people, 0) },
                  clock.fromField(content.deadline),
                  t,
                ),
              }
            : {})}
        >
          <Text text={content.text} />
          {files.shown.length > 0 && (
            <Suspense>
              <FileGallery files={files.shown} />
            </Suspense>
          )}
          <p className="small dim announcements-author">{known?.author.name ?? author}</p>
        </NoticeCard>
      </section>
      {publishing && (
        <PublishDialog
          announcement={publishing}
          onClose={() => setPublishing(undefined)}
          onDone={(state) =>
            go(state === 'published' ? `/announcements/${publishing.id}` : '/announcements?tab=drafts')
          }
        />
      )}
    </div>
  )
}
