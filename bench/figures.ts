export interface Figure {
  name: string
  value: number
  unit: string
  /** What performance.md promises, with the side the promise is on. */
  target?: { most?: number; least?: number }
}

export interface Outcome {
  scenario: string
  subject: string
  figures: Figure[]
  faults: string[]
}

export function percentile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const holds = ({ value, target }: Figure): boolean | undefined =>
  target && value <= (target.most ?? Number.POSITIVE_INFINITY) && value >= (target.least ?? Number.NEGATIVE_INFINITY)

export function rounded(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

export function print({ scenario, subject, figures, faults }: Outcome): void {
  console.log(`\n${scenario} · ${subject}`)
  for (const figure of figures) {
    const { name, value, unit, target } = figure
    const aim = target
      ? `target ${target.most === undefined ? `≥ ${rounded(target.least!)}` : `≤ ${rounded(target.most)}`}`
      : ''
    const verdict = holds(figure) === undefined ? '' : holds(figure) ? '✓' : '✗'
    console.log(`  ${name.padEnd(44)} ${rounded(value).padStart(10)} ${unit.padEnd(12)} ${aim.padEnd(18)} ${verdict}`)
  }
  for (const fault of [...new Set(faults)].slice(0, 10)) console.log(`  ✗ ${fault}`)
  if (faults.length > 10) console.log(`  ✗ … ${faults.length} faults in all`)
}
