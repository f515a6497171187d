import { type FormEvent, useId, useState } from 'react'
import type { RegisterRow, setBirthDay } from '#contract/consents'
import { Button, Dialog, Field } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function BirthDayDialog({ row, onClose }: { row: RegisterRow; onClose: () => void }) {
  const t = useWords('consents')
  const formId = useId()
  const [day, setDay] = useState(row.subject.birthDay ?? '')
  const setting = useRun<typeof setBirthDay>('consents.setBirthDay', {
    refresh: ['consents.listRegister', 'consents.getRequest'],
    onDone: onClose,
  })
  function send(event: FormEvent) {
    event.preventDefault()
    if (day) setting.mutate({ personId: row.subject.id, day })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={row.subject.fullName}
      actions={
        <Button kind="pri" type="submit" form={formId} busy={setting.isPending}>
          {t('save')}
        </Button>
      }
    >
      <form id={formId} className="consents-form" onSubmit={send} noValidate>
        <Field
          type="date"
          label={t('birthDay.label')}
          hint={t('birthDay.hint')}
          value={day}
          error={setting.error?.reason}
          onChange={(event) => setDay(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
