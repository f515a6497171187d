import { FileText, Plus } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { createTemplate, listTemplates, removeTemplate, reviseTemplate, Template } from '#contract/consents'
import { Button, Card, Confirm, Dialog, Empty, Field, Note, Select, Skeleton, TextArea, toast } from '#ui'
import { type ApiError, refresh, run, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { spokenDay } from './days.ts'
import { RetentionCard } from './RetentionCard.tsx'

type Starter = OutputOf<typeof listTemplates>['starters'][number]
type Draft = Pick<Template, 'kind' | 'title' | 'text' | 'consequence'> & { id?: string; version?: number }

const KINDS = ['personalData', 'photo', 'publication', 'recording', 'other'] as const
const BLANK: Draft = { kind: 'other', title: '', text: '', consequence: '' }

/** Texts of the school, one purpose each; a changed text is the next version. */
export function TemplatesPart({ organizationId }: { organizationId: string }) {
  const t = useWords('consents')
  const { data } = useAsk<typeof listTemplates>('consents.listTemplates', { organizationId })
  const [draft, setDraft] = useState<Draft>()
  if (!data) return <Skeleton rows lines={3} />
  const fresh = data.starters.filter(({ title }) => !data.templates.some((one) => one.title === title))
  return (
    <div className="stack stack-l consents-narrow">
      <Note>{t('templates.check')}</Note>
      {data.templates.length === 0 && (
        <Empty icon={FileText} title={t('templates.empty')} text={t('templates.begin')} />
      )}
      {data.templates.length > 0 && (
        <Card title={t('templates.own')}>
          <ul className="consents-rows">
            {data.templates.map((one) => (
              <li key={one.id}>
                <span>
                  <b>{one.title}</b>
                  <span className="small consents-comment">
                    {t(`kind.${one.kind}`)} ·{' '}
                    {t('templates.version', { version: one.version, when: spokenDay(one.changedAt) })}
                  </span>
                </span>
                <Button aria-label={t('templates.editOne', { title: one.title })} onClick={() => setDraft(one)}>
                  {t('templates.edit')}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card
        title={t('templates.starters')}
        aside={
          <Button icon={Plus} onClick={() => setDraft(BLANK)}>
            {t('templates.blank')}
          </Button>
        }
      >
        <ul className="consents-rows">
          {fresh.map((one: Starter) => (
            <li key={one.key}>
              <span>
                <span lang="ru">{one.title}</span>
                <span className="small consents-comment">{t(`kind.${one.kind}`)}</span>
              </span>
              <Button aria-label={t('templates.takeOne', { title: one.title })} onClick={() => setDraft(one)}>
                {t('templates.take')}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <RetentionCard organizationId={organizationId} years={data.retention} />
      {draft && <Editor organizationId={organizationId} draft={draft} onClose={() => setDraft(undefined)} />}
    </div>
  )
}

type EditorProps = { organizationId: string; draft: Draft; onClose: () => void }

function Editor({ organizationId, draft, onClose }: EditorProps) {
  const t = useWords('consents')
  const [content, setContent] = useState(draft)
  const [error, setError] = useState<ApiError>()
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState(false)
  const change = (part: Partial<Draft>) => setContent({ ...content, ...part })
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)
  const removal = useRun<typeof removeTemplate>('consents.removeTemplate', {
    refresh: ['consents.listTemplates'],
    onDone: onClose,
  })

  async function save() {
    setBusy(true)
    setError(undefined)
    const { kind, title, text, consequence } = content
    try {
      if (draft.version && draft.id) {
        await run<typeof reviseTemplate>('consents.reviseTemplate', { templateId: draft.id, title, text, consequence })
      } else {
        await run<typeof createTemplate>('consents.createTemplate', { organizationId, kind, title, text, consequence })
      }
      await refresh('consents.listTemplates')
      toast(t('templates.saved'))
      onClose()
    } catch (refusal) {
      setError(refusal as ApiError)
    } finally {
      setBusy(false)
    }
  }

  if (removing) {
    return (
      <Confirm
        open
        red
        title={t('templates.remove')}
        confirm={t('templates.remove')}
        cancel={t('cancel')}
        busy={removal.isPending}
        onClose={() => setRemoving(false)}
        onConfirm={() => removal.mutate({ templateId: draft.id! }, { onError: ({ reason }) => toast(reason) })}
      >
        <p>{t('templates.removeText')}</p>
      </Confirm>
    )
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t(draft.version ? 'templates.next' : 'templates.new')}
      actions={
        <>
          {draft.version && <Button onClick={() => setRemoving(true)}>{t('templates.remove')}</Button>}
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" busy={busy} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="consents-form">
        {!draft.version && (
          <Select
            label={t('templates.purpose')}
            hint={t('templates.purposeHint')}
            value={content.kind}
            onChange={(kind) => change({ kind: kind as Draft['kind'] })}
            options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        )}
        <Field
          label={t('templates.headline')}
          value={content.title}
          maxLength={150}
          error={errorAt('title')}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={t('templates.text')}
          value={content.text}
          rows={8}
          maxLength={8000}
          error={errorAt('text')}
          onChange={(event) => change({ text: event.target.value })}
        />
        <TextArea
          label={t('templates.consequence')}
          hint={t('templates.consequenceHint')}
          value={content.consequence}
          rows={2}
          maxLength={1000}
          error={errorAt('consequence')}
          onChange={(event) => change({ consequence: event.target.value })}
        />
        {error && !error.field && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
