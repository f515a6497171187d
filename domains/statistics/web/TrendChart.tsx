import './statistics.css'
import './words.ts'
import type { DayFigures } from '#contract/statistics'
import { shareJoined } from '#rules/statistics'
import { formatPaperDate, useWords } from '#web/i18n'
import { TrendTable } from './TrendTable.tsx'
import { useWidth } from './use-width.ts'

export const GROUPS = ['pupils', 'guardians', 'staff'] as const
const HEIGHT = 200
const PAD = { left: 40, right: 12, top: 12, bottom: 28 }
const STEPS = [0, 25, 50, 75, 100]

/** How many have joined, in per cent, day by day: a line for pupils, guardians and staff, and the same as a table. */
export function TrendChart({ days }: { days: DayFigures[] }) {
  const t = useWords('statistics')
  const [box, width] = useWidth<HTMLDivElement>()
  if (days.length < 2) return <p className="dim">{t('trend.none')}</p>
  const x = (at: number) => PAD.left + (at / (days.length - 1)) * (width - PAD.left - PAD.right)
  const y = (share: number) => PAD.top + (1 - share / 100) * (HEIGHT - PAD.top - PAD.bottom)
  const line = (group: (typeof GROUPS)[number]) =>
    days
      .flatMap((day, at) => {
        const share = shareJoined(day[group])
        return share === null ? [] : [`${x(at).toFixed(1)},${y(share).toFixed(1)}`]
      })
      .join(' ')
  return (
    <>
      <ul className="stat-key">
        {GROUPS.map((group) => (
          <li key={group}>
            <svg viewBox="0 0 28 8" aria-hidden="true">
              <line x1="2" y1="4" x2="26" y2="4" className={`stat-line stat-${group}`} />
            </svg>
            {t(`group.${group}`)}
          </li>
        ))}
      </ul>
      <div ref={box} className="stat-chart">
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={t('trend.spoken', spoken(days))}>
            {STEPS.map((step) => (
              <g key={step}>
                <line x1={PAD.left} x2={width - PAD.right} y1={y(step)} y2={y(step)} className="stat-rule" />
                <text x={PAD.left - 8} y={y(step) + 4} textAnchor="end">
                  {step}
                </text>
              </g>
            ))}
            {labelled(days.length, width).map((at) => (
              <text
                key={at}
                x={x(at)}
                y={HEIGHT - 8}
                textAnchor={at === 0 ? 'start' : at === days.length - 1 ? 'end' : 'middle'}
              >
                {formatPaperDate(`${days[at]!.day}T12:00:00`).slice(0, 5)}
              </text>
            ))}
            {GROUPS.map((group) => (
              <polyline key={group} points={line(group)} className={`stat-line stat-${group}`} />
            ))}
          </svg>
        )}
      </div>
      <TrendTable days={days} />
    </>
  )
}

/** As many days as can be read side by side, the first and the last among them. */
function labelled(count: number, width: number): number[] {
  const places = Math.max(2, Math.min(count, Math.floor(width / 90)))
  return [...new Set(Array.from({ length: places }, (_, at) => Math.round((at * (count - 1)) / (places - 1))))]
}

function spoken(days: DayFigures[]) {
  const [first, last] = [days[0]!, days.at(-1)!]
  const from = (group: (typeof GROUPS)[number]) => shareJoined(first[group]) ?? 0
  const to = (group: (typeof GROUPS)[number]) => shareJoined(last[group]) ?? 0
  return {
    pupilsFrom: from('pupils'),
    pupilsTo: to('pupils'),
    guardiansFrom: from('guardians'),
    guardiansTo: to('guardians'),
    staffFrom: from('staff'),
    staffTo: to('staff'),
  }
}
