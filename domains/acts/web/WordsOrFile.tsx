import { useEffect, useState } from 'react'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { FileDrop, Segmented, TextArea } from '#ui'
import { newId } from '#web/api'
import { useWords } from '#web/i18n'
import { PaperSheet } from './PaperSheet.tsx'

type Body = { text?: string; fileId?: string }
type Props = { organizationId: string; value: Body; onChange: (next: Body) => void }

/** The words of a document, beside what they become; or a file that is ready. */
export function WordsOrFile({ organizationId, value, onChange }: Props) {
  const t = useWords('acts')
  const [how, setHow] = useState<'text' | 'file'>('text')
  const [text, setText] = useState(value.text ?? '')
  const [scope] = useState(newId)
  const sent = useUploads(scope)
  const fileId = sent.find(({ stage }) => stage === 'ready')?.id
  useEffect(() => () => void uploads.take(scope), [scope])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is told, whoever hears it
  useEffect(() => onChange(how === 'text' ? { text } : fileId ? { fileId } : {}), [how, text, fileId])
  return (
    <div className="stack">
      <Segmented
        label={t('body.how')}
        value={how}
        onChange={setHow}
        options={[
          { value: 'text' as const, label: t('body.text') },
          { value: 'file' as const, label: t('body.file') },
        ]}
      />
      {how === 'text' ? (
        <div className="acts-edit">
          <TextArea
            label={t('body.text')}
            hint={t('body.signs')}
            value={text}
            rows={24}
            maxLength={60_000}
            onChange={(event) => setText(event.target.value)}
          />
          <PaperSheet text={text} label={t('body.preview')} />
        </div>
      ) : sent.length === 0 ? (
        <FileDrop
          label={t('body.drop')}
          hint={t('body.dropHint')}
          accept=".pdf,.docx,.odt,.jpg,.jpeg,.png"
          onFiles={(files) => uploadFiles(files, { organizationId, scope })}
        />
      ) : (
        <UploadTray scope={scope} />
      )}
    </div>
  )
}
