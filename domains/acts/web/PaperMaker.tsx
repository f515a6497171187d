import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { PaperName, preparePaper } from '#contract/acts'
import { ACT_OF, PAPERS, writePaper } from '#rules/acts'
import { Button, Card, Field, Note, Skeleton, TextArea } from '#ui'
import { useAsk } from '#web/api'
import { useLanguage, useWords } from '#web/i18n'
import { PaperSheet } from './PaperSheet.tsx'
import { SaveDraft } from './SaveDraft.tsx'
import { WordsOrFile } from './WordsOrFile.tsx'

type Props = { organizationId: string; paper: PaperName }

/** First what the school knows of itself, checked by a person; then the words, which may still be changed. */
export function PaperMaker({ organizationId, paper }: Props) {
  const t = useWords('acts')
  const { data, error } = useAsk<typeof preparePaper>(
    'acts.preparePaper',
    { organizationId, paper },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={8} />
  return <Maker {...{ organizationId, paper }} prepared={data.values} label={t('body.preview')} />
}

type MakerProps = Props & { prepared: Record<string, string>; label: string }

function Maker({ organizationId, paper, prepared, label }: MakerProps) {
  const t = useWords('acts')
  const [values, setValues] = useState(prepared)
  const [words, setWords] = useState<{ text?: string; fileId?: string }>()
  const made = writePaper(paper, values)
  if (words) {
    return (
      <div className="stack">
        <Note>{t('maker.change')}</Note>
        <WordsOrFile organizationId={organizationId} value={words} onChange={setWords} />
        <SaveDraft organizationId={organizationId} kind={ACT_OF[paper]} title={made.title.slice(0, 250)} {...words} />
      </div>
    )
  }
  return (
    <div className="acts-make">
      <Card title={t('maker.fields')}>
        <div className="stack">
          <p className="dim">{t('maker.check')}</p>
          <Fields paper={paper} values={values} onChange={setValues} />
          <div>
            <Button kind="pri" icon={ArrowRight} onClick={() => setWords({ text: made.text })}>
              {t('maker.next')}
            </Button>
          </div>
        </div>
      </Card>
      <PaperSheet text={made.text} label={label} />
    </div>
  )
}

type FieldsProps = {
  paper: PaperName
  values: Record<string, string>
  onChange: (next: Record<string, string>) => void
}

function Fields({ paper, values, onChange }: FieldsProps) {
  const t = useWords('acts')
  const russian = useLanguage() === 'ru'
  return PAPERS[paper].fields.map(({ key, ru, en, check, long }) => {
    const common = {
      label: russian ? ru : en,
      value: values[key] ?? '',
      hint: check ? t(`maker.${check}`) : values[key] || long ? undefined : t('maker.empty'),
    }
    const change = (value: string) => onChange({ ...values, [key]: value })
    return long ? (
      <TextArea key={key} {...common} rows={5} maxLength={8000} onChange={({ target }) => change(target.value)} />
    ) : (
      <Field key={key} {...common} maxLength={300} onChange={({ target }) => change(target.value)} />
    )
  })
}
