import { useState } from 'react'
import type { RegisterRow, setBirthDay } from '#contract/consents'
import { Field, FormDialog } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function BirthDayDialog({ row, onClose }: { row: RegisterRow; onClose: () => void }) {
  const t = useWords('consents')
  const [day, setDay] = useState(row.subject.birthDay ?? '')
  const setting = useRun<typeof setBirthDay>('consents.setBirthDay', {
    refresh: ['consents.listRegister', 'consents.getRequest'],
    onDone: onClose,
  })
  function send() {
    if (day) setting.mutate({ personId: row.subject.id, day })
  }
  return (
    <FormDialog onClose={onClose} title={row.subject.fullName} send={t('save')} onSend={send} busy={setting.isPending}>
      <Field
        type="date"
        label={t('birthDay.label')}
        hint={t('birthDay.hint')}
        value={day}
        error={setting.error?.reason}
        onChange={(event) => setDay(event.target.value)}
      />
    </FormDialog>
  )
}
