import { Eye } from 'lucide-react'
import type { keepGuardian, Pupil } from '#contract/families'
import { Button, Card, Checkbox, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { namedDay } from './days.ts'

/** The pupil's own: who sees, and from 18 on whom to let see. */
export function OwnCard({ pupil }: { pupil: Pupil }) {
  const t = useWords('families')
  const keep = useRun<typeof keepGuardian>('families.keepGuardian', {
    refresh: ['families.getFamily', 'families.listWhoSees'],
    onDone: () => toast(t('keep.done')),
  })
  const { ofAge, ofAgeOn } = pupil
  const wish = keep.isPending ? keep.variables : undefined
  return (
    <Card title={t('own.title')}>
      <div className="stack">
        {ofAgeOn && (
          <Note kind={ofAge ? 'ok' : 'wait'}>
            {t(ofAge ? 'age.youAre' : 'age.youSoon', { day: namedDay(ofAgeOn) })}
          </Note>
        )}
        {pupil.can.keep && (
          <fieldset className="stack">
            <legend>{t(ofAge ? 'keep.title' : 'keep.soon')}</legend>
            {pupil.guardians.map(({ id, fullName, relation, kept }) => (
              <Checkbox
                key={id}
                label={fullName}
                hint={t(`relation.${relation}`)}
                checked={wish?.guardianId === id ? wish.keep : kept}
                onChange={(on) => keep.mutate({ pupilId: pupil.id, guardianId: id, keep: on })}
              />
            ))}
            <p className="small dim">{t('keep.hint')}</p>
          </fieldset>
        )}
        {keep.error && (
          <Note kind="bad" live>
            {keep.error.reason}
          </Note>
        )}
        <div className="families-acts">
          <Button kind="line" icon={Eye} href={`/family/${pupil.id}`}>
            {t('whoSees')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
