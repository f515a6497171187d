import type { QuietHours } from '#contract/quiet'
import { writeMinute } from '#rules/quiet'
import { useWords } from '#web/i18n'

const DAY = 1440
type Stretch = { from: number; to: number; kind: 'night' | 'work' }

/** The day of the school as a line of 24 hours: night dark, working hours tinted. A picture of the form beneath it. */
export function Day({ hours, nowMinute }: { hours: QuietHours; nowMinute?: number }) {
  const t = useWords('quiet')
  const stretches: Stretch[] = [
    ...split(hours.working?.fromMinute, hours.working?.toMinute, 'work'),
    ...(hours.mode === 'off' ? [] : split(hours.fromMinute, hours.toMinute, 'night')),
  ]
  return (
    <figure className="quiet-day" aria-label={sayDay(t, hours)}>
      <div className="quiet-line" aria-hidden="true">
        {stretches.map(({ from, to, kind }) => (
          <svg key={`${kind}${from}`} className={`quiet-${kind}`} viewBox="0 0 1440 8" preserveAspectRatio="none">
            <title>{kind}</title>
            <rect x={from} width={to - from} height="8" />
          </svg>
        ))}
        {nowMinute !== undefined && (
          <svg className="quiet-now" viewBox="0 0 1440 8" preserveAspectRatio="none">
            <title>{writeMinute(nowMinute)}</title>
            <rect x={Math.min(nowMinute, DAY - 6)} width="6" height="8" />
          </svg>
        )}
      </div>
      <div className="quiet-scale small dim" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}</span>
        ))}
      </div>
    </figure>
  )
}

function split(from: number | undefined, to: number | undefined, kind: Stretch['kind']): Stretch[] {
  if (from === undefined || to === undefined || from === to) return []
  if (from < to) return [{ from, to, kind }]
  return [
    { from: 0, to, kind },
    { from, to: DAY, kind },
  ]
}

/** The same in a sentence. */
export function sayDay(t: (key: string, values?: Record<string, unknown>) => string, hours: QuietHours): string {
  if (hours.mode === 'off') return t('say.off')
  const night = t(`say.${hours.mode}`, { from: writeMinute(hours.fromMinute), to: writeMinute(hours.toMinute) })
  if (!hours.working) return night
  const { fromMinute, toMinute, days } = hours.working
  const when = { from: writeMinute(fromMinute), to: writeMinute(toMinute), days: sayDays(t, days) }
  return `${night} ${t('say.working', when)}`
}

/** «пн–сб», or «пн, ср, пт». */
export function sayDays(t: (key: string) => string, days: readonly number[]): string {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return ''
  const name = (day: number) => t(`day.${day}`)
  const unbroken = sorted.length > 2 && last - first + 1 === sorted.length
  return unbroken ? `${name(first)}–${name(last)}` : sorted.map(name).join(', ')
}
