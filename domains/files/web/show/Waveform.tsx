import type { ReactNode } from 'react'
import { resample } from './resample.ts'

type Props = {
  /** 0 to 31. */
  levels: readonly number[] | undefined
  /** How much of it has sounded, 0 to 1. */
  share: number
  /** A recording without a wave gets an even one of its own. */
  seed: string
  children?: ReactNode
}

const BARS = 48
const STEP = 5
const HEIGHT = 32

/** Bars of loudness; what has sounded is darker. A range input over it is the way to press and to step. */
export function Waveform({ levels, share, seed, children }: Props) {
  const bars = levels?.length ? resample(levels, BARS) : evenly(seed)
  const path = bars.map((level, place) => barAt(level, place)).join('')
  const width = BARS * STEP
  const clip = `wave-${seed}`
  return (
    <span className="files-wave">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <clipPath id={clip}>
          <rect width={width * share} height={HEIGHT} />
        </clipPath>
        <path d={path} className="files-wave-rest" />
        <path d={path} clipPath={`url(#${clip})`} />
      </svg>
      {children}
    </span>
  )
}

function barAt(level: number, place: number): string {
  const half = 2 + (Math.min(31, level) / 31) * (HEIGHT / 2 - 4)
  return `M${place * STEP + 2.5} ${HEIGHT / 2 - half}V${HEIGHT / 2 + half}`
}

const evenly = (seed: string): number[] =>
  Array.from({ length: BARS }, (_, place) => 6 + (Number.parseInt(seed[place % seed.length] ?? '0', 16) || 0))
