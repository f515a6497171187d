import { type ReactNode, useSyncExternalStore } from 'react'
import { lastAnnounced, watchAnnounced } from './announce.ts'

/** Once, at the root: what `announce` says is heard from here. */
export const LiveRegion = () => (
  <div className="sr" aria-live="polite" aria-atomic="true">
    {useSyncExternalStore(watchAnnounced, lastAnnounced)}
  </div>
)

export const VisuallyHidden = ({ children }: { children: ReactNode }) => <span className="sr">{children}</span>
