import { Check, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Class } from '#contract/classes'
import type { Person, removeGuardian } from '#contract/people'
import { useUnitWords } from '#screens/people'
import { Button, Confirm, Icon, IconButton, Note } from '#ui'
import { useRun } from '#web/api'
import { FAMILY } from './family.ts'

type Guardian = Person['guardians'][number]
type GuardiansProps = { pupil: Person; of: Class; onAdd: (() => void) | undefined }

/** The family beside the child. A child without a guardian shows the way to add one; further ones are in the menu. */
export function Guardians({ pupil, of: one, onAdd }: GuardiansProps) {
  const t = useUnitWords('classes', one.kind)
  const [leaving, setLeaving] = useState<Guardian>()
  return (
    <ul className="classes-kin">
      {pupil.guardians.map((guardian) => (
        <li key={guardian.id}>
          <span>
            <span className="dim">{t(`relations.${guardian.relation}`)}</span> {guardian.fullName}
            {guardian.joined && (
              <>
                {'\u00a0'}
                <Icon of={Check} size="s" className="good" label={t('guardians.joined')} />
              </>
            )}
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
      {pupil.guardians.length === 0 && one.can.lead && onAdd && (
        <li>
          <Button icon={Plus} onClick={onAdd} aria-label={t('guardians.addTo', { name: pupil.fullName })}>
            {t('guardians.addOne')}
          </Button>
        </li>
      )}
      {leaving && <Unbind pupil={pupil} guardian={leaving} of={one} onClose={() => setLeaving(undefined)} />}
    </ul>
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
    <li>
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
    </li>
  )
}
