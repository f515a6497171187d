import './surfaces.css'
import { useUiWords } from '../base/words.ts'

export type SkeletonProps = {
  lines?: number
  /** Rows with a round picture, as in a list of people. */
  rows?: boolean
}

export function Skeleton({ lines = 3, rows }: SkeletonProps) {
  const words = useUiWords()
  const places = Array.from({ length: lines }, (_, place) => `line-${place}`)
  return (
    <div className={rows ? 'skeleton skeleton-rows' : 'skeleton'} role="status" aria-label={words.wait}>
      {places.map((place) =>
        rows ? (
          <span key={place}>
            <i />
            <i />
            <i />
          </span>
        ) : (
          <i key={place} />
        ),
      )}
    </div>
  )
}
