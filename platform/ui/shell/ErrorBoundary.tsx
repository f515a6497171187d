import './shell.css'
import { Component, type ErrorInfo, type ReactNode } from 'react'
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

type Props = {
  children: ReactNode
  fallback: (error: unknown, again: () => void) => ReactNode
  onError?: (error: unknown, info: ErrorInfo) => void
}

/** A fault in one part leaves the rest of the screen alive. */
export class ErrorBoundary extends Component<Props, { error: unknown; broken: boolean }> {
  override state = { error: undefined as unknown, broken: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onError?.(error, info)
  }

  again = () => this.setState({ error: undefined, broken: false })

  override render() {
    return this.state.broken ? this.props.fallback(this.state.error, this.again) : this.props.children
  }
}
