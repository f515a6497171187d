import { useState } from 'react'
import type { Person, updatePerson } from '#contract/people'
import { isStaff } from '#rules/people'
import { Button, Field, FormDialog, toast } from '#ui'
import { useRun } from '#web/api'
import { useUnitWords } from './use-unit-words.ts'

type EditProps = { person: Person; onClose: () => void; onBack: () => void }

export function PersonEdit({ person, onClose, onBack }: EditProps) {
  const t = useUnitWords('people')
  const { name } = person
  const [values, setValues] = useState({ ...name, patronymic: name.patronymic ?? '', post: person.post ?? '' })
  const { mutate, isPending, error } = useRun<typeof updatePerson>('people.updatePerson', {
    refresh: ['people.getPerson', 'people.listPeople', 'classes.getClass', 'classes.listClasses'],
    onDone: () => {
      toast(t('edit.done'))
      onBack()
    },
  })
  const line = (key: keyof typeof values, field: string) => ({
    value: values[key],
    error: error?.field === field ? error.reason : undefined,
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [key]: event.target.value }),
  })

  function save() {
    const { lastName, firstName, patronymic, post } = values
    mutate({
      personId: person.id,
      name: { lastName, firstName, patronymic },
      ...(isStaff(person.roles) ? { post } : {}),
    })
  }

  return (
    <FormDialog
      onClose={onClose}
      title={t('edit.title')}
      send={t('edit.save')}
      aside={
        <Button kind="line" onClick={onBack}>
          {t('back')}
        </Button>
      }
      onSend={save}
      busy={isPending}
      trouble={error && !error.field && error.reason}
    >
      <Field label={t('name.last')} required maxLength={60} {...line('lastName', 'name.lastName')} />
      <Field label={t('name.first')} required maxLength={60} {...line('firstName', 'name.firstName')} />
      <Field label={t('name.patronymic')} maxLength={60} {...line('patronymic', 'name.patronymic')} />
      {isStaff(person.roles) && (
        <Field label={t('person.post')} hint={t('staff.postHint')} maxLength={120} {...line('post', 'post')} />
      )}
    </FormDialog>
  )
}
