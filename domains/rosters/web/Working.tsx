import type { Import } from '#contract/rosters'
import { Card, Progress } from '#ui'
import { useWords } from '#web/i18n'

export function Working({ import: { state, done, total } }: { import: Import }) {
  const t = useWords('rosters')
  const known = state === 'comparing' && done > 0 && total > 0
  const label = known ? t('working.count', { done, total }) : t(`working.${state}`)
  const share =
    state === 'writing' && total > 0 && done <= total
      ? { value: done, max: total }
      : known
        ? { value: done, max: total }
        : {}
  return (
    <Card>
      <div className="rosters-busy" role="status">
        <h2>{t(`working.${state}Title`)}</h2>
        <p className="dim">{label}</p>
        <Progress {...share} label={label} />
        <p className="small dim">{t('working.close')}</p>
      </div>
    </Card>
  )
}
