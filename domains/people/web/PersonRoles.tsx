import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { getPerson, Person, StaffRole, setRoles } from '#contract/people'
import { isGoverning } from '#rules/people'
import { Button, Checkbox, Dialog, Field, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { roleWord } from './describe.ts'
import { RoleHistory } from './RoleHistory.tsx'
import { isStaffRole, STAFF_ROLES } from './roles.ts'
import { useUnitWords } from './use-unit-words.ts'

type RolesProps = {
  person: Person
  can: OutputOf<typeof getPerson>['can']
  onClose: () => void
  onBack: () => void
  onOrder: () => void
}

export function PersonRoles({ person, can, onClose, onBack, onOrder }: RolesProps) {
  const mayAppoint = can.appoint
  const t = useUnitWords('people')
  const [reason, setReason] = useState('')
  const [roles, setChosen] = useState<StaffRole[]>(person.roles.filter(isStaffRole))
  const { mutate, isPending, error } = useRun<typeof setRoles>('people.setRoles', {
    refresh: ['people.getPerson', 'people.listPeople', 'people.listMyHats', 'people.listRoleChanges'],
    onDone: () => {
      toast(t('roles.done'))
      onBack()
    },
  })
  const hint = (role: StaffRole, reserved: boolean, tooEarly: boolean) => {
    if (reserved) return t('roles.reserved')
    if (role !== 'additionalAdministrator') return undefined
    return t(tooEarly ? 'roles.notJoined' : 'roles.appointHint')
  }
  const actions = (
    <>
      <Button kind="line" onClick={onBack}>
        {t('back')}
      </Button>
      <Button kind="pri" busy={isPending} onClick={() => mutate({ personId: person.id, roles, reason })}>
        {t('edit.save')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('roles.title', { name: person.fullName })} actions={actions}>
      <fieldset aria-label={t('person.roles')}>
        {STAFF_ROLES.map((role) => {
          const tooEarly = role === 'additionalAdministrator' && !person.joined
          const reserved = isGoverning([role]) && !mayAppoint
          return (
            <Checkbox
              key={role}
              label={roleWord(t, role)}
              hint={hint(role, reserved, tooEarly)}
              disabled={reserved || (tooEarly && !roles.includes(role))}
              checked={roles.includes(role)}
              onChange={(on) => setChosen(on ? [...roles, role] : roles.filter((one) => one !== role))}
            />
          )
        })}
      </fieldset>
      <Field
        label={t('roles.reason')}
        hint={t('roles.reasonHint')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {person.roles.includes('administrator') && <Note>{t('roles.appointed')}</Note>}
      {can.order && <Note actions={<Button onClick={onOrder}>{t('order.open')}</Button>}>{t('order.offer')}</Note>}
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <RoleHistory personId={person.id} onUndone={onBack} />
    </Dialog>
  )
}
