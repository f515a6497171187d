import { useState } from 'react'
import type { Person, refuseProfile } from '#contract/people'
import { FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useUnitWords } from '../use-unit-words.ts'

export function RefuseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useUnitWords('people')
  const [reason, setReason] = useState('')
  const refuse = useRun<typeof refuseProfile>('people.refuseProfile', {
    refresh: ['people.listUnconfirmed', 'people.listPeople'],
    onDone: () => {
      toast(t('confirm.refuseDone'))
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('confirm.refuseTitle', { name: person.fullName })}
      send={t('confirm.no')}
      cancel={t('back')}
      onSend={() => refuse.mutate({ personId: person.id, reason })}
      busy={refuse.isPending}
      red
      trouble={refuse.error?.reason}
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
    </FormDialog>
  )
}
