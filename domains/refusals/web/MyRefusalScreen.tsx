import './refusals.css'
import './words.ts'
import { useState } from 'react'
import type { listMine } from '#contract/refusals'
import { Button, Card, Note, Page, Segmented, Skeleton, TopBar } from '#ui'
import { newId, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { RefusalForm } from './RefusalForm.tsx'
import { RefusalRow } from './RefusalRow.tsx'

/** For a family: without the platform, and how to be told instead. */
export function MyRefusalScreen() {
  const t = useWords('refusals')
  useMe()
  const { data, error } = useAsk<typeof listMine>('refusals.listMine', {})
  const filed = data?.refusals.filter(({ endedOn }) => !endedOn) ?? []
  const free = data?.subjects.filter(({ id }) => !filed.some(({ subject }) => subject.id === id)) ?? []
  return (
    <Page>
      <title>{t('mine.title')}</title>
      <TopBar title={t('mine.title')} back="/consents" />
      <div className="stack stack-l refusals-narrow">
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={6} />}
        {data && <p>{t('mine.text')}</p>}
        {filed.map((one) => (
          <RefusalRow key={one.id} refusal={one} />
        ))}
        {free.length > 0 && <File key={free.map(({ id }) => id).join()} subjects={free} />}
        {data && free.length === 0 && filed.length === 0 && <Note>{t('mine.nobody')}</Note>}
      </div>
    </Page>
  )
}

type Subject = { id: string; name: string; self: boolean; applicantId: string; organizationId: string }

function File({ subjects }: { subjects: Subject[] }) {
  const t = useWords('refusals')
  const [formId] = useState(newId)
  const [chosen, setChosen] = useState(subjects[0]!.id)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const one = subjects.find(({ id }) => id === chosen)!
  if (!open) {
    return (
      <p>
        <Button kind="line" onClick={() => setOpen(true)}>
          {t('mine.begin')}
        </Button>
      </p>
    )
  }
  return (
    <Card title={t('mine.form')}>
      <div className="stack">
        {subjects.length > 1 && (
          <Segmented
            label={t('mine.whom')}
            value={chosen}
            onChange={setChosen}
            options={subjects.map(({ id, name, self }) => ({ value: id, label: self ? t('mine.self') : name }))}
          />
        )}
        <RefusalForm
          key={chosen}
          {...{ formId }}
          organizationId={one.organizationId}
          subjectId={one.id}
          applicants={[{ id: one.applicantId, fullName: '' }]}
          pupil={!one.self}
          onBusy={setBusy}
          onDone={() => setOpen(false)}
        />
        <p>
          <Button kind="pri" type="submit" form={formId} busy={busy}>
            {t('mine.file')}
          </Button>
        </p>
      </div>
    </Card>
  )
}
