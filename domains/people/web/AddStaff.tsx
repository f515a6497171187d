import { Plus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import type { addStaff, StaffRole } from '#contract/people'
import { isGoverning, readNameLine } from '#rules/people'
import { announce, Button, Card, Field, Note, Select } from '#ui'
import { useRun } from '#web/api'
import { roleWord } from './describe.ts'
import { STAFF_ROLES } from './roles.ts'
import { useUnitWords } from './use-unit-words.ts'

/** One line per employee; Enter adds and waits for the next one, with the same post and role. */
export function AddStaff({ organizationId, mayAppoint }: { organizationId: string; mayAppoint: boolean }) {
  const t = useUnitWords('people')
  const nameLine = useRef<HTMLDivElement>(null)
  const [line, setLine] = useState('')
  const [post, setPost] = useState('')
  const [role, setRole] = useState<StaffRole>('teacher')
  const [short, setShort] = useState(false)
  const [added, setAdded] = useState<string>()
  const { mutate, isPending, error } = useRun<typeof addStaff>('people.addStaff', {
    refresh: ['people.listPeople', 'organizations.getFirstDay'],
    onDone: ({ fullName }) => {
      setAdded(fullName)
      setLine('')
      announce(t('staff.added', { name: fullName }))
      nameLine.current?.querySelector('input')?.focus()
    },
  })

  function add(event: FormEvent) {
    event.preventDefault()
    const name = readNameLine(line)
    setShort(!name)
    setAdded(undefined)
    if (name) mutate({ organizationId, name, roles: [role], post })
  }

  return (
    <Card title={t('staff.add')}>
      <form className="people-form" onSubmit={add} noValidate>
        <div ref={nameLine}>
          <Field
            label={t('name.full')}
            placeholder={t('name.example')}
            value={line}
            maxLength={180}
            autoComplete="off"
            error={short ? t('name.short') : error?.field?.startsWith('name') ? error.reason : undefined}
            onChange={(event) => setLine(event.target.value)}
          />
        </div>
        <Field
          label={t('person.post')}
          placeholder={t('staff.postExample')}
          value={post}
          maxLength={120}
          onChange={(event) => setPost(event.target.value)}
        />
        <Select
          label={t('person.role')}
          value={role}
          onChange={(value) => setRole(value as StaffRole)}
          options={STAFF_ROLES.filter(
            (one) => one !== 'additionalAdministrator' && (mayAppoint || !isGoverning([one])),
          ).map((value) => ({
            value,
            label: roleWord(t, value),
          }))}
        />
        <Button kind="pri" type="submit" icon={Plus} busy={isPending}>
          {t('add')}
        </Button>
      </form>
      {added && (
        <Note kind="ok" className="people-added">
          {t('staff.added', { name: added })}
        </Note>
      )}
      {error && !error.field?.startsWith('name') && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
    </Card>
  )
}
