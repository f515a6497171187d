import { BookmarkPlus, MessageSquareText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { listReadyAnswers, removeReadyAnswer, saveReadyAnswer } from '#contract/support'
import { Button, Dialog, Field, IconButton, Menu, toast } from '#ui'
import { newId, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'

type Props = { organizationId: string; text: string; onPick: (text: string) => void }
const AGAIN = ['support.listReadyAnswers']

/** «Готовые ответы»: what is answered every day is written once. */
export function ReadyMenu({ organizationId, text, onPick }: Props) {
  const t = useWords('support')
  const [open, setOpen] = useState<'keep' | 'all'>()
  const { data } = useAsk<typeof listReadyAnswers>('support.listReadyAnswers', { organizationId })
  const answers = data?.answers ?? []
  return (
    <>
      <Menu
        label={t('ready.title')}
        trigger={<Button icon={MessageSquareText}>{t('ready.title')}</Button>}
        items={[
          ...answers.map(({ id, title, text: words }) => ({ key: id, label: title, onSelect: () => onPick(words) })),
          ...(answers.length > 0 ? (['line'] as const) : []),
          {
            key: 'keep',
            label: t('ready.keep'),
            icon: BookmarkPlus,
            disabled: text.trim().length < 2,
            hint: t('ready.keepHint'),
            onSelect: () => setOpen('keep'),
          },
          ...(answers.length > 0
            ? [{ key: 'all', label: t('ready.remove'), icon: Trash2, onSelect: () => setOpen('all') }]
            : []),
        ]}
      />
      {open === 'keep' && <Keep {...{ organizationId, text }} onClose={() => setOpen(undefined)} />}
      {open === 'all' && <Tidy answers={answers} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Keep({ organizationId, text, onClose }: { organizationId: string; text: string; onClose: () => void }) {
  const t = useWords('support')
  const [title, setTitle] = useState('')
  const [answerId] = useState(newId)
  const saving = useRun<typeof saveReadyAnswer>('support.saveReadyAnswer', {
    refresh: AGAIN,
    onDone: () => {
      toast(t('ready.kept'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ready.keep')}
      actions={
        <Button
          kind="pri"
          busy={saving.isPending}
          disabled={title.trim().length < 2}
          onClick={() => saving.mutate({ organizationId, answerId, title, text })}
        >
          {t('ready.save')}
        </Button>
      }
    >
      <Field
        label={t('ready.name')}
        value={title}
        maxLength={80}
        error={saving.error?.reason}
        onChange={(event) => setTitle(event.target.value)}
      />
      <p className="support-words small dim">{text}</p>
    </Dialog>
  )
}

function Tidy({ answers, onClose }: { answers: { id: string; title: string }[]; onClose: () => void }) {
  const t = useWords('support')
  const removing = useRun<typeof removeReadyAnswer>('support.removeReadyAnswer', {
    refresh: AGAIN,
    onError: sayRefusal,
  })
  return (
    <Dialog open onClose={onClose} title={t('ready.title')}>
      <ul className="support-ready">
        {answers.map(({ id, title }) => (
          <li key={id} className="row">
            <span className="sp">{title}</span>
            <IconButton
              icon={Trash2}
              label={t('ready.removeOne', { title })}
              onClick={() => removing.mutate({ answerId: id })}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
