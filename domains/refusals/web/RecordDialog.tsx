import { useState } from 'react'
import type { getClass, listClasses } from '#contract/classes'
import type { getPerson, Hat, Person } from '#contract/people'
import { PersonPicker } from '#screens/people'
import { Button, Dialog, Select, Skeleton } from '#ui'
import { newId, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { RefusalForm } from './RefusalForm.tsx'

/** What has come on paper. */
export function RecordDialog({ hat, onClose }: { hat: Hat; onClose: () => void }) {
  const t = useWords('refusals')
  const [formId] = useState(newId)
  const [subjectId, setSubjectId] = useState('')
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('record.title')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" type="submit" form={formId} busy={busy} disabled={!subjectId}>
            {t('record.do')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {hat.can.administer ? (
          <Anybody hat={hat} onPick={setSubjectId} />
        ) : (
          <OwnPupils organizationId={hat.organization.id} chosen={subjectId} onPick={setSubjectId} />
        )}
        {subjectId && <Form key={subjectId} {...{ hat, subjectId, formId, onClose }} onBusy={setBusy} />}
      </div>
    </Dialog>
  )
}

function Anybody({ hat, onPick }: { hat: Hat; onPick: (id: string) => void }) {
  const t = useWords('refusals')
  const [picked, setPicked] = useState<Person>()
  const pick = (person: Person) => {
    setPicked(person)
    onPick(person.id)
  }
  const organizationId = hat.organization.id
  return (
    <>
      <PersonPicker organizationId={organizationId} kind="pupils" label={t('record.pupil')} onPick={pick} />
      <PersonPicker organizationId={organizationId} kind="staff" label={t('record.employee')} onPick={pick} />
      {picked && <b>{picked.fullName}</b>}
    </>
  )
}

type OwnProps = { organizationId: string; chosen: string; onPick: (id: string) => void }

function OwnPupils({ organizationId, chosen, onPick }: OwnProps) {
  const t = useWords('refusals')
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const [classId, setClassId] = useState('')
  if (!data) return <Skeleton lines={2} />
  const led = data.classes.filter(({ can }) => can.lead)
  const one = classId || led[0]?.id
  return (
    <>
      {led.length > 1 && (
        <Select
          label={t('record.class')}
          value={one ?? ''}
          onChange={setClassId}
          options={led.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {one && <PupilsOf classId={one} chosen={chosen} onPick={onPick} />}
    </>
  )
}

function PupilsOf({ classId, chosen, onPick }: { classId: string; chosen: string; onPick: (id: string) => void }) {
  const t = useWords('refusals')
  const { data } = useAsk<typeof getClass>('classes.getClass', { classId })
  const pupils = data?.seats.filter(({ part }) => part === 'pupil') ?? []
  return (
    <Select
      label={t('record.pupilOf')}
      value={chosen}
      onChange={onPick}
      options={[
        { value: '', label: t('record.choose'), disabled: true },
        ...pupils.map(({ person }) => ({ value: person.id, label: person.fullName })),
      ]}
    />
  )
}

type FormProps = { hat: Hat; subjectId: string; formId: string; onBusy: (busy: boolean) => void; onClose: () => void }

function Form({ hat, subjectId, formId, onBusy, onClose }: FormProps) {
  const { data } = useAsk<typeof getPerson>('people.getPerson', { personId: subjectId })
  if (!data) return <Skeleton lines={4} />
  const { person } = data
  const applicants = [
    ...person.guardians.map(({ id, fullName }) => ({ id, fullName })),
    { id: person.id, fullName: person.fullName },
  ]
  const pupil = person.roles.includes('pupil')
  return (
    <RefusalForm
      {...{ formId, subjectId, applicants, pupil, onBusy }}
      organizationId={hat.organization.id}
      paper
      onDone={onClose}
    />
  )
}
