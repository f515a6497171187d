import './shell.css'
import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import { ScreenTitle } from './ScreenTitle.tsx'

export type StatusScreenProps = {
  title: ReactNode
  text?: ReactNode
  actions?: ReactNode
  /** For the one who will be asked to help: a request id. */
  code?: string
}

/** A whole screen for what is lost, forbidden, broken or not there yet. */
export const StatusScreen = ({ title, text, actions, code }: StatusScreenProps) => (
  <div className="screen">
    <ScreenTitle>{title}</ScreenTitle>
    <div role="alert">
      <Mark />
      <h1>{title}</h1>
      {text && <p className="dim">{text}</p>}
      {actions && <div className="row wrap">{actions}</div>}
      {code && <code>{code}</code>}
    </div>
  </div>
)
