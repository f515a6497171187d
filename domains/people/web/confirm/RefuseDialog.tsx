import { useId, useState } from 'react'
import type { Person, refuseProfile } from '#contract/people'
import { Button, Dialog, Note, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useUnitWords } from '../use-unit-words.ts'

export function RefuseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useUnitWords('people')
  const form = useId()
  const [reason, setReason] = useState('')
  const refuse = useRun<typeof refuseProfile>('people.refuseProfile', {
    refresh: ['people.listUnconfirmed', 'people.listPeople'],
    onDone: () => {
      toast(t('confirm.refuseDone'))
      onClose()
    },
  })
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('back')}
      </Button>
      <Button kind="red" type="submit" form={form} busy={refuse.isPending}>
        {t('confirm.no')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('confirm.refuseTitle', { name: person.fullName })} actions={actions}>
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          refuse.mutate({ personId: person.id, reason })
        }}
      >
        <p>{t('confirm.refuseText')}</p>
        <TextArea
          label={t('confirm.refuseReason')}
          required
          minLength={5}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {refuse.error && (
          <Note kind="bad" live>
            {refuse.error.reason}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
