import { useState } from 'react'
import type { getClass, listClasses } from '#contract/classes'
import type { Person } from '#contract/people'
import { PersonPicker } from '#screens/people'
import { Button, Checkbox, Dialog, Note, toast } from '#ui'
import { ask, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { useHandOver } from './moving.ts'
import { PaperFields, usePaper } from './PaperFields.tsx'

interface Seat {
  classId: string
  className: string
  part: 'classTeacher' | 'teacher'
  subjectId: string | null
  subject: string | null
}

/** Classes and subjects of one teacher, given to another: all of them, or some. */
export function HandOver({ organizationId, onClose }: { organizationId: string; onClose: () => void }) {
  const t = useWords('classes')
  const [from, setFrom] = useState<Person>()
  const [to, setTo] = useState<Person>()
  const [seats, setSeats] = useState<Seat[]>([])
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [paper, setPaper] = usePaper()
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const { mutate, isPending, error } = useHandOver()

  async function choose(person: Person) {
    setFrom(person)
    setLeft(new Set())
    const own = new Set(person.classes.filter(({ part }) => part !== 'pupil').map(({ id }) => id))
    const looked = await Promise.all(
      (data?.classes ?? [])
        .filter(({ id }) => own.has(id))
        .map(({ id: classId }) => ask<typeof getClass>('classes.getClass', { classId })),
    )
    setSeats(
      looked.flatMap(({ class: one, seats: all }) =>
        all.flatMap(({ person: sitter, part, subject }): Seat[] =>
          sitter.id === person.id && part !== 'pupil'
            ? [
                {
                  classId: one.id,
                  className: one.name,
                  part,
                  subjectId: subject?.id ?? null,
                  subject: subject?.name ?? null,
                },
              ]
            : [],
        ),
      ),
    )
  }

  const chosen = seats.filter((_, at) => !left.has(at))
  const go = () =>
    from &&
    to &&
    mutate(
      {
        fromPersonId: from.id,
        toPersonId: to.id,
        seats: chosen.map(({ classId, part, subjectId }) => ({ classId, part, subjectId })),
        paper,
      },
      {
        onSuccess: ({ moved }) => {
          onClose()
          toast(t('hand.done', { count: moved, to: to.fullName }))
        },
      },
    )
  const actions = (
    <Button kind="pri" busy={isPending} disabled={!to || chosen.length === 0} onClick={go}>
      {t('hand.confirm')}
    </Button>
  )
  return (
    <Dialog open wide onClose={onClose} title={t('hand.title')} actions={actions}>
      <div className="stack">
        {from ? (
          <p>
            {t('hand.from')}: <b>{from.fullName}</b>
          </p>
        ) : (
          <PersonPicker
            organizationId={organizationId}
            kind="staff"
            label={t('hand.from')}
            onPick={(person) => choose(person).catch(sayRefusal)}
          />
        )}
        {from && seats.length === 0 && <Note>{t('hand.nothing')}</Note>}
        {seats.map((seat, at) => (
          <Checkbox
            key={`${seat.classId} ${seat.part} ${seat.subjectId}`}
            label={`${seat.className}, ${seat.part === 'classTeacher' ? t('hand.leads') : (seat.subject ?? t('hand.teaches'))}`}
            checked={!left.has(at)}
            onChange={(on) => setLeft(new Set(on ? [...left].filter((one) => one !== at) : [...left, at]))}
          />
        ))}
        {from && seats.length > 0 && (
          <>
            {to ? (
              <p>
                {t('hand.to')}: <b>{to.fullName}</b>
              </p>
            ) : (
              <PersonPicker
                organizationId={organizationId}
                kind="staff"
                label={t('hand.to')}
                without={[from.id]}
                onPick={setTo}
              />
            )}
            <PaperFields paper={paper} onChange={setPaper} />
            <Note>{t('hand.text')}</Note>
          </>
        )}
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
