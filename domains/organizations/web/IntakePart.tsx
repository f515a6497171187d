import { DoorClosed, DoorOpen } from 'lucide-react'
import { useId, useState } from 'react'
import type { getIntake, setIntake } from '#contract/organizations'
import { Button, Dialog, Note, TextArea, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'

/** Whether new schools may apply here; the operator's switch, with the words they read instead of the form. */
export function IntakePart() {
  const t = useWords('organizations')
  const [asking, setAsking] = useState(false)
  const { data } = useAsk<typeof getIntake>('organizations.getIntake', {})
  const set = useRun<typeof setIntake>('organizations.setIntake', { refresh: ['organizations.getIntake'] })
  if (!data) return null
  if (data.stopped) {
    const open = () => set.mutate({ open: true, words: '' }, { onError: ({ reason }) => toast(reason, { bad: true }) })
    return (
      <Note
        kind="wait"
        icon={DoorClosed}
        actions={
          <Button kind="line" icon={DoorOpen} busy={set.isPending} onClick={open}>
            {t('intake.open')}
          </Button>
        }
      >
        <b>{t('intake.closed', { when: formatPaperDate(data.stopped.since) })}</b>
        <p>{data.stopped.words}</p>
      </Note>
    )
  }
  return (
    <div className="desk-intake">
      <Button icon={DoorClosed} onClick={() => setAsking(true)}>
        {t('intake.close')}
      </Button>
      {asking && <CloseDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

function CloseDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('organizations')
  const form = useId()
  const [words, setWords] = useState('')
  const set = useRun<typeof setIntake>('organizations.setIntake', {
    refresh: ['organizations.getIntake'],
    onDone: onClose,
  })
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button kind="pri" type="submit" form={form} busy={set.isPending}>
        {t('intake.close')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('intake.close')} actions={actions}>
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate({ open: false, words: words.trim() })
        }}
      >
        <p>{t('intake.text')}</p>
        <TextArea
          label={t('intake.words')}
          hint={t('intake.wordsHint')}
          value={words}
          maxLength={300}
          required
          minLength={3}
          onChange={(event) => setWords(event.target.value)}
        />
        {set.error && (
          <Note kind="bad" live>
            {set.error.reason}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
