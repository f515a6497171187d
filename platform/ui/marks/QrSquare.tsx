import './marks.css'
import { lazy, Suspense } from 'react'
import { Skeleton } from '../surfaces/Skeleton.tsx'

const QrCode = lazy(() => import('./QrCode.tsx').then((file) => ({ default: file.QrCode })))

export type QrSquareProps = {
  text: string
  /** What it is, for whoever cannot see it. */
  label: string
}

/** A text for a camera to read. What draws it is fetched when it is first shown. */
export const QrSquare = (props: QrSquareProps) => (
  <Suspense fallback={<Skeleton lines={6} />}>
    <QrCode {...props} />
  </Suspense>
)
