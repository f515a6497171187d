import './polls.css'
import './words.ts'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Chat } from '#contract/chats'
import type { createPoll } from '#contract/polls'
import { Button, Checkbox, Field, FormDialog, IconButton, Select, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'

const MOST = 12
const CHOICES = { anonymous: false, multiple: false, quiz: false, right: 0 }
const EMPTY = { ...CHOICES, question: '', options: ['', ''], explanation: '', closes: '' }

/** What was begun in a chat and not sent: closing by chance loses nothing. */
const begun = new Map<string, typeof EMPTY>()

/** «Опрос» of the composer. */
export function NewPoll({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const t = useWords('polls')
  const clock = useSchoolClock(chat.organizationId)
  const [poll, setPoll] = useState(() => begun.get(chat.id) ?? EMPTY)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<typeof poll>) => {
    const next = { ...poll, ...part }
    begun.set(chat.id, next)
    setPoll(next)
  }
  const creating = useRun<typeof createPoll>('polls.createPoll', {
    onDone: ({ heldUntil }) => {
      begun.delete(chat.id)
      if (heldUntil) toast(t('new.waits', { when: clock.dayTime(heldUntil) }))
      onClose()
    },
  })
  const options = poll.options.map((text) => text.trim()).filter(Boolean)
  const { error } = creating
  const errorAt = (field: string) => (error?.field?.startsWith(field) ? error.reason : undefined)

  function send() {
    setTried(true)
    if (!poll.question.trim() || options.length < 2) return
    const right = options.indexOf(poll.options[poll.right]!.trim())
    creating.mutate({
      chatId: chat.id,
      question: poll.question,
      options,
      multiple: poll.multiple && !poll.quiz,
      anonymous: poll.anonymous,
      quiz: poll.quiz ? { right: Math.max(0, right), explanation: poll.explanation } : null,
      closesAt: clock.fromField(poll.closes),
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('new.title')}
      send={t('new.send')}
      cancel={t('cancel')}
      onSend={send}
      busy={creating.isPending}
      trouble={error && !error.field && error.reason}
    >
      <TextArea
        label={t('new.question')}
        hint={t('new.questionHint')}
        value={poll.question}
        maxLength={300}
        rows={2}
        error={errorAt('question') ?? (tried && !poll.question.trim() ? t('new.noQuestion') : undefined)}
        onChange={(event) => change({ question: event.target.value })}
      />
      <Options
        texts={poll.options}
        error={errorAt('options') ?? (tried && options.length < 2 ? t('new.two') : undefined)}
        onChange={(texts) => change({ options: texts, right: Math.min(poll.right, texts.length - 1) })}
      />
      <Checkbox
        label={t('new.anonymous')}
        hint={t('new.anonymousHint')}
        checked={poll.anonymous}
        onChange={(anonymous) => change({ anonymous })}
      />
      {!poll.quiz && (
        <Checkbox label={t('new.multiple')} checked={poll.multiple} onChange={(multiple) => change({ multiple })} />
      )}
      <Checkbox
        label={t('new.quiz')}
        hint={t('new.quizHint')}
        checked={poll.quiz}
        onChange={(quiz) => change({ quiz })}
      />
      {poll.quiz && (
        <>
          <Select
            label={t('new.rightOne')}
            value={String(poll.right)}
            error={errorAt('quiz')}
            options={poll.options.map((text, place) => ({
              value: String(place),
              label: text.trim() || t('new.option', { number: place + 1 }),
            }))}
            onChange={(right) => change({ right: Number(right) })}
          />
          <TextArea
            label={t('new.explanation')}
            value={poll.explanation}
            maxLength={500}
            rows={2}
            onChange={(event) => change({ explanation: event.target.value })}
          />
        </>
      )}
      <Field
        type="datetime-local"
        label={t('new.closes')}
        hint={`${t('new.closesHint')}. ${clock.said}`}
        value={poll.closes}
        error={errorAt('closesAt')}
        onChange={(event) => change({ closes: event.target.value })}
      />
    </FormDialog>
  )
}

type OptionsProps = { texts: string[]; error: string | undefined; onChange: (texts: string[]) => void }

function Options({ texts, error, onChange }: OptionsProps) {
  const t = useWords('polls')
  return (
    <fieldset className="polls-options">
      <legend>{t('new.options')}</legend>
      {texts.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place
        <div key={place}>
          <Field
            label={<span className="sr">{t('new.option', { number: place + 1 })}</span>}
            placeholder={t('new.option', { number: place + 1 })}
            value={text}
            maxLength={120}
            autoComplete="off"
            error={place === texts.length - 1 ? error : undefined}
            onChange={(event) => onChange(texts.with(place, event.target.value))}
          />
          {texts.length > 2 && (
            <IconButton
              icon={X}
              label={t('new.drop', { number: place + 1 })}
              onClick={() => onChange(texts.toSpliced(place, 1))}
            />
          )}
        </div>
      ))}
      {texts.length < MOST && (
        <Button icon={Plus} onClick={() => onChange([...texts, ''])}>
          {t('new.add')}
        </Button>
      )}
    </fieldset>
  )
}
