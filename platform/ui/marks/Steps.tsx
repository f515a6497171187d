import './marks.css'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../base/Icon.tsx'

export type Step = {
  key: string
  title: string
  text?: ReactNode
  /** `next` is the one that needs you: brass. */
  state?: 'done' | 'next'
  /** Heard with a finished step: «готово». */
  stateLabel?: string
  action?: ReactNode
}

/** A checklist that fills itself. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <ol className="steps-list">
    {steps.map((step, index) => (
      <li
        key={step.key}
        className={step.state && `step-${step.state}`}
        aria-current={step.state === 'next' ? 'step' : undefined}
      >
        <span className="step-dot">
          {step.state === 'done' ? <Icon of={Check} label={step.stateLabel} /> : index + 1}
        </span>
        <div>
          <h3>{step.title}</h3>
          {typeof step.text === 'string' ? <p>{step.text}</p> : step.text}
        </div>
        {step.action && <div className="step-act">{step.action}</div>}
      </li>
    ))}
  </ol>
)
