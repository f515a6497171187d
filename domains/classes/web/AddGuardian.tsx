import { type FormEvent, useDeferredValue, useState } from 'react'
import type { Class } from '#contract/classes'
import type { addGuardian, listPeople, Person, Relation } from '#contract/people'
import { readNameLine } from '#rules/people'
import { useUnitWords } from '#screens/people'
import { announce, Button, Field, Note, Select } from '#ui'
import { useAsk, useRun } from '#web/api'
import { FAMILY } from './family.ts'

const RELATIONS: readonly Relation[] = ['mother', 'father', 'grandmother', 'grandfather', 'guardian']

/** A new guardian by name; somebody the school knows already (another child here) is offered while the name is typed. */
export function AddGuardian({ pupil, of: one, onClose }: { pupil: Person; of: Class; onClose: () => void }) {
  const t = useUnitWords('classes', one.kind)
  const [relation, setRelation] = useState<Relation>(
    pupil.guardians.some((other) => other.relation === 'mother') ? 'father' : 'mother',
  )
  const [line, setLine] = useState('')
  const [short, setShort] = useState(false)
  const { mutate, isPending, error } = useRun<typeof addGuardian>('people.addGuardian', {
    refresh: FAMILY,
    onDone: ({ fullName }) => {
      announce(t('guardians.added', { name: fullName }))
      onClose()
    },
  })
  function add(event: FormEvent) {
    event.preventDefault()
    const name = readNameLine(line)
    setShort(!name)
    if (name) mutate({ pupilId: pupil.id, relation, guardian: { name } })
  }
  const known = useKnown(one.organizationId, line, pupil)
  return (
    <form className="classes-kinform" onSubmit={add} noValidate>
      <div className="classes-kinform-line">
        <Select
          label={t('guardians.who')}
          value={relation}
          onChange={(value) => setRelation(value as Relation)}
          options={RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))}
        />
        <Field
          label={t('guardians.name')}
          placeholder={t('guardians.example')}
          value={line}
          maxLength={180}
          autoComplete="off"
          autoFocus
          error={short ? t('pupils.short') : error?.reason}
          onChange={(event) => setLine(event.target.value)}
        />
      </div>
      {known.map(({ id, fullName, children }) => (
        <Note
          key={id}
          actions={
            <Button kind="soft" onClick={() => mutate({ pupilId: pupil.id, relation, guardian: { personId: id } })}>
              {t('guardians.bind')}
            </Button>
          }
        >
          {t('guardians.known', { name: fullName, children: children.map((child) => child.fullName).join(', ') })}
        </Note>
      ))}
      <div className="row wrap">
        <Button kind="pri" type="submit" busy={isPending}>
          {t('add')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** Up to three guardians of the school whose name begins so. */
function useKnown(organizationId: string, line: string, pupil: Person): Person[] {
  const text = useDeferredValue(line.trim())
  const input = { organizationId, kind: 'guardians' as const, text }
  const { data } = useAsk<typeof listPeople>('people.listPeople', input, { enabled: text.length >= 4 })
  if (text.length < 4) return []
  return (data?.people ?? []).filter(({ id }) => !pupil.guardians.some((guardian) => guardian.id === id)).slice(0, 3)
}
