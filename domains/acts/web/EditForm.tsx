import { useState } from 'react'
import type { Act, editDraft, Version } from '#contract/acts'
import { Button, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { NameFields } from './NameFields.tsx'
import { SHELF } from './use-shelf.ts'
import { WordsOrFile } from './WordsOrFile.tsx'

type Props = { act: Act; version: Version; named: boolean; onDone: () => void }

export function EditForm({ act, version, named, onDone }: Props) {
  const t = useWords('acts')
  const [name, setName] = useState({ kind: act.kind, title: act.title })
  const [body, setBody] = useState<{ text?: string; fileId?: string }>(version.text ? { text: version.text } : {})
  const saving = useRun<typeof editDraft>('acts.editDraft', {
    refresh: SHELF,
    onDone: () => {
      toast(t('saved'))
      onDone()
    },
  })
  return (
    <div className="stack">
      {named && <NameFields value={name} onChange={setName} />}
      <WordsOrFile organizationId={act.organizationId} value={body} onChange={setBody} />
      {saving.error && (
        <Note kind="bad" live>
          {saving.error.reason}
        </Note>
      )}
      <div className="row wrap">
        <Button
          kind="pri"
          busy={saving.isPending}
          disabled={!body.text?.trim() && !body.fileId}
          onClick={() => saving.mutate({ versionId: version.id, ...name, ...body })}
        >
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </div>
  )
}
