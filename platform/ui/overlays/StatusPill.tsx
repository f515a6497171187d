import './overlays.css'
import type { ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

/** A state of the whole application, at the top of every screen while it lasts; without children nothing. */
export const StatusPill = ({ icon, children }: { icon: Glyph; children: ReactNode }) => (
  <div className="statuspill" role="status">
    {children && (
      <p>
        <Icon of={icon} size="s" />
        <span>{children}</span>
      </p>
    )}
  </div>
)
