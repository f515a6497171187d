import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { askFromOutside } from '#contract/support'
import { Button, Card, Field, Note, TextArea } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

const EMPTY = { school: '', name: '', contact: '', text: '' }
const FIELDS = ['school', 'name', 'contact'] as const

/** For whoever cannot sign in. The answer is the same whatever is written here. */
export function AskOutside() {
  const t = useWords('support')
  const [content, setContent] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const [requestId, setRequestId] = useState('')
  const asking = useRun<typeof askFromOutside>('support.askFromOutside', {
    onDone: (made) => setRequestId(made.requestId),
  })
  const { error } = asking
  const change = (part: Partial<typeof EMPTY>) => setContent({ ...content, ...part })
  const errorOf = (field: keyof typeof EMPTY) =>
    (tried && !content[field].trim() ? t('ask.fill') : undefined) ?? (error?.field === field ? error.reason : undefined)

  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(content).every((part) => part.trim())) asking.mutate(content)
  }

  if (requestId) return <Sent requestId={requestId} />
  return (
    <form className="support-form" onSubmit={send} noValidate>
      <div className="stack stack-s">
        <h1>{t('outside.title')}</h1>
        <p className="dim">{t('outside.text')}</p>
      </div>
      <Note>
        {t('outside.first')} <a href="/help/akkaunt">{t('outside.firstLink')}</a>
      </Note>
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={t(`outside.${field}`)}
          hint={t(`outside.${field}Hint`)}
          value={content[field]}
          maxLength={field === 'school' ? 200 : 120}
          error={errorOf(field)}
          {...(field === 'name' ? { autoComplete: 'name' } : {})}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      ))}
      <TextArea
        label={t('ask.what.platform')}
        hint={t('outside.whatHint')}
        value={content.text}
        rows={4}
        maxLength={4000}
        error={errorOf('text')}
        onChange={(event) => change({ text: event.target.value })}
      />
      {error && !['school', 'name', 'contact', 'text'].includes(error.field ?? '') && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <div>
        <Button kind="pri" icon={Send} type="submit" busy={asking.isPending}>
          {t('ask.send')}
        </Button>
      </div>
    </form>
  )
}

function Sent({ requestId }: { requestId: string }) {
  const t = useWords('support')
  return (
    <Card title={t('outside.sent')}>
      <div className="stack">
        <p>{t('outside.sentText')}</p>
        <p>
          <a href={`/help/answer/${requestId}`}>{`${location.origin}/help/answer/${requestId}`}</a>
        </p>
        <p className="small dim">{t('outside.sentFraud')}</p>
      </div>
    </Card>
  )
}
