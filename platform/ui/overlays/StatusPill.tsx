import './overlays.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

/** A state of the whole application, at the top of every screen while it lasts; without children nothing. */
export const StatusPill = ({ icon, low, children }: { icon: Glyph; low?: boolean; children: ReactNode }) => (
  <div className={clsx('statuspill', low && 'statuspill-low')} role="status">
    {children && (
      <p>
        <Icon of={icon} size="s" />
        <span>{children}</span>
      </p>
    )}
  </div>
)
