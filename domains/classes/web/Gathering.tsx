import { useUnitWords } from '#screens/people'
import { Card } from '#ui'
import type { ClassProps } from './ClassScreen.tsx'
import { Joining } from './Joining.tsx'

/** Who of the class is here: numbers, and their whole. */
export function Gathering({ of: { kind, pupils, guardians } }: ClassProps) {
  const t = useUnitWords('classes', kind)
  return (
    <Card title={t('gathering.title')}>
      <div className="stack">
        <div>
          <span className="dim">{t('gathering.pupils')}: </span>
          <Joining {...pupils} what={t('gathering.pupils')} />
        </div>
        <div>
          <span className="dim">{t('gathering.guardians')}: </span>
          <Joining {...guardians} what={t('gathering.guardians')} />
        </div>
      </div>
    </Card>
  )
}
