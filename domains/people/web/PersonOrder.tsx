import { useState } from 'react'
import type { appointAdministrator, Person } from '#contract/people'
import { Button, Field, FormDialog, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { useUnitWords } from './use-unit-words.ts'

type OrderProps = { person: Person; onClose: () => void; onBack: () => void }

/** R007: another administrator, by the director's order. */
export function PersonOrder({ person, onClose, onBack }: OrderProps) {
  const t = useUnitWords('people')
  const [order, setOrder] = useState({ number: '', day: '' })
  const { mutate, isPending, error } = useRun<typeof appointAdministrator>('people.appointAdministrator', {
    refresh: ['people.getPerson', 'people.listPeople', 'people.listMyHats', 'people.listRoleChanges'],
    onDone: () => {
      toast(t('order.done', { name: person.fullName }))
      onBack()
    },
  })
  const line = (key: keyof typeof order) => ({
    required: true,
    value: order[key],
    error: error?.field === `order.${key}` ? error.reason : undefined,
    onChange: (event: { target: { value: string } }) => setOrder({ ...order, [key]: event.target.value }),
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('order.title', { name: person.fullName })}
      send={t('order.appoint')}
      aside={
        <Button kind="line" onClick={onBack}>
          {t('back')}
        </Button>
      }
      onSend={() => mutate({ personId: person.id, order })}
      busy={isPending}
      disabled={!order.number.trim() || !order.day}
      trouble={error && !error.field && error.reason}
    >
      <p>{t('order.text')}</p>
      <Field label={t('order.number')} maxLength={40} autoComplete="off" {...line('number')} />
      <Field label={t('order.day')} type="date" {...line('day')} />
      <Note kind="wait">{t('order.former')}</Note>
    </FormDialog>
  )
}
