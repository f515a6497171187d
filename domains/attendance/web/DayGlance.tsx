import './attendance.css'
import './words.ts'
import { CalendarCheck } from 'lucide-react'
import type { DayClass, getDay } from '#contract/attendance'
import type { Hat } from '#contract/people'
import { Button, Card } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'

/** On the page of today: how many are at lessons, of the school or of one's own class; those who are away by name. */
export function DayGlance({ hat }: { hat: Hat }) {
  const t = useWords('attendance')
  const { data } = useAsk<typeof getDay>('attendance.getDay', { organizationId: hat.organization.id })
  const learning = (data?.classes ?? []).filter(({ marked }) => marked.all > 0)
  if (learning.length === 0) return null
  const sum = (key: 'all' | 'present' | 'ill' | 'absent' | 'unknown') =>
    learning.reduce((total, one) => total + one[key], 0)
  const parts = (['ill', 'absent', 'unknown'] as const).filter((key) => sum(key) > 0)
  return (
    <Card
      title={t('day.title')}
      aside={<span className="dim small">{learning.length === 1 ? learning[0]!.className : null}</span>}
    >
      <div className="stack stack-s">
        <p>
          <b className="attendance-big">{t('day.of', { count: sum('present'), all: sum('all') })}</b> {t('day.present')}
        </p>
        {parts.length > 0 && (
          <p className="dim">{parts.map((key) => t(`day.some.${key}`, { count: sum(key) })).join(', ')}</p>
        )}
        {learning.length <= 2 && <Away classes={learning} />}
        <div>
          <Button kind="line" icon={CalendarCheck} href="/school/attendance">
            {t('day.open')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Away({ classes }: { classes: DayClass[] }) {
  const t = useWords('attendance')
  const away = classes.flatMap((one) => one.away).filter(({ status }) => status !== 'present')
  if (away.length === 0) return null
  return (
    <ul className="attendance-away">
      {away.map(({ pupil, status, why }) => (
        <li key={pupil.id}>
          <a href={`/attendance/${pupil.id}`}>{pupil.name}</a>
          <span className="small dim">{why ? t(`why.${why}`) : t(`status.${status}`)}</span>
        </li>
      ))}
    </ul>
  )
}
