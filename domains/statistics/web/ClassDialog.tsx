import { useState } from 'react'
import type { ClassFigures } from '#contract/statistics'
import { useUnitWords } from '#screens/people'
import { Button, Dialog, Segmented } from '#ui'
import { NotJoined } from './NotJoined.tsx'
import { Share } from './Share.tsx'

type Props = { of: ClassFigures; organizationId: string; names: boolean; onClose: () => void }

/** One class: its figures, and by name who is not here yet, for those who know the names anyway. */
export function ClassDialog({ of: one, organizationId, names, onClose }: Props) {
  const t = useUnitWords('statistics')
  const [group, setGroup] = useState<'pupils' | 'guardians'>('guardians')
  return (
    <Dialog
      open
      onClose={onClose}
      title={one.name}
      actions={names && <Button href={`/school/classes/${one.id}`}>{t('classes.go')}</Button>}
    >
      <div className="stack">
        <Share name={t('group.guardians')} done={one.guardians.joined} of={one.guardians.known} />
        <Share name={t('group.pupils')} done={one.pupils.joined} of={one.pupils.known} />
        {one.subjects > 0 && <Share name={t('ready.subjects')} done={one.subjectsMade} of={one.subjects} />}
        <p className="small dim">
          {t(one.teacher ? 'classes.hasTeacher' : 'classes.noTeacher')}{' '}
          {t(one.called ? 'classes.met' : 'classes.notMet')}
        </p>
        {names && (
          <>
            <Segmented
              label={t('notJoined.label')}
              value={group}
              onChange={setGroup}
              options={(['guardians', 'pupils'] as const).map((value) => ({ value, label: t(`group.${value}`) }))}
            />
            <NotJoined asked={{ organizationId, group, classId: one.id }} />
          </>
        )}
      </div>
    </Dialog>
  )
}
