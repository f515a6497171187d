import { Check, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Class } from '#contract/classes'
import type { Person, removeGuardian } from '#contract/people'
import { useUnitWords } from '#screens/people'
import { Button, Confirm, Icon, IconButton, Note } from '#ui'
import { useRun } from '#web/api'
import { AddGuardian } from './AddGuardian.tsx'
import { FAMILY } from './family.ts'

type Guardian = Person['guardians'][number]

export function Guardians({ pupil, of: one }: { pupil: Person; of: Class }) {
  const t = useUnitWords('classes', one.kind)
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Guardian>()
  return (
    <div className="classes-pupil-more">
      <ul className="classes-kin">
        {pupil.guardians.map((guardian) => (
          <li key={guardian.id} className="row">
            <span>
              <span className="dim">{t(`relations.${guardian.relation}`)}</span> {guardian.fullName}
              {guardian.joined ? <Icon of={Check} size="s" className="good" label={t('guardians.joined')} /> : null}
            </span>
            {one.can.lead && (
              <IconButton
                icon={X}
                label={t('guardians.remove', { name: guardian.fullName })}
                onClick={() => setLeaving(guardian)}
              />
            )}
          </li>
        ))}
        {one.can.lead && !adding && (
          <li>
            <Button
              icon={Plus}
              onClick={() => setAdding(true)}
              aria-label={t('guardians.addTo', { name: pupil.fullName })}
            >
              {t('guardians.add')}
            </Button>
          </li>
        )}
      </ul>
      {adding && <AddGuardian pupil={pupil} of={one} onClose={() => setAdding(false)} />}
      {leaving && <Unbind pupil={pupil} guardian={leaving} of={one} onClose={() => setLeaving(undefined)} />}
    </div>
  )
}

type UnbindProps = { pupil: Person; guardian: Guardian; of: Class; onClose: () => void }

function Unbind({ pupil, guardian, of: one, onClose }: UnbindProps) {
  const t = useUnitWords('classes', one.kind)
  const { mutate, isPending, error } = useRun<typeof removeGuardian>('people.removeGuardian', {
    refresh: FAMILY,
    onDone: onClose,
  })
  return (
    <Confirm
      open
      red
      title={t('guardians.removeTitle', { name: guardian.fullName })}
      confirm={t('guardians.removeConfirm')}
      cancel={t('cancel')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => mutate({ pupilId: pupil.id, guardianId: guardian.id })}
    >
      <p>{t('guardians.removeText', { child: pupil.fullName })}</p>
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
    </Confirm>
  )
}
