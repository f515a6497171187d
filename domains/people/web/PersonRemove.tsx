import type { Person, removePerson } from '#contract/people'
import { isStaff } from '#rules/people'
import { Confirm, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { useUnitWords } from './use-unit-words.ts'

type RemoveProps = { person: Person; onClose: () => void; onBack: () => void }

export function PersonRemove({ person, onClose, onBack }: RemoveProps) {
  const t = useUnitWords('people')
  const { mutate, isPending, error } = useRun<typeof removePerson>('people.removePerson', {
    refresh: ['people.listPeople', 'classes.getClass', 'classes.listClasses'],
    onDone: () => {
      toast(t('remove.done', { name: person.fullName }))
      onClose()
    },
  })
  const who = isStaff(person.roles) ? 'staff' : person.roles.includes('pupil') ? 'pupil' : 'guardian'
  return (
    <Confirm
      open
      red
      onClose={onBack}
      title={t('remove.title', { name: person.fullName })}
      confirm={t('remove.confirm')}
      cancel={t('back')}
      busy={isPending}
      onConfirm={() => mutate({ personId: person.id })}
    >
      <p>{t(`remove.${who}`)}</p>
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
    </Confirm>
  )
}
