import './choice.css'
import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

export type Option<T extends string> = {
  value: T
  label: ReactNode
  icon?: Glyph
  /** Drawn before the label, an avatar for instance. */
  lead?: ReactNode
  hint?: string
  disabled?: boolean
}

export type ChoiceProps<T extends string> = {
  label: string
  options: readonly Option<T>[]
  value: T | undefined
  onChange: (value: T) => void
  /** The label is drawn above; otherwise it is only heard. */
  labelShown?: boolean
  className?: string
}

function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
  labelShown,
  className,
  dotted,
}: ChoiceProps<T> & { dotted?: boolean }) {
  const name = useId()
  return (
    <fieldset className={clsx('choice', className)}>
      <legend className={labelShown ? 'choice-legend' : 'sr'}>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {dotted && <span className="dot" />}
            {option.lead}
            {option.icon && <Icon of={option.icon} />}
            <span>{option.label}</span>
            {dotted && option.hint && <small>{option.hint}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Two to four equal views of one thing. */
export const Segmented = <T extends string>(props: ChoiceProps<T>) => (
  <Choice {...props} className={clsx('seg', props.className)} />
)

/** A line of filters that scrolls sideways on a phone. */
export const Pills = <T extends string>(props: ChoiceProps<T>) => (
  <Choice {...props} className={clsx('pills', props.className)} />
)

/** A list to choose one from, with a hint under each. */
export const RadioGroup = <T extends string>(props: ChoiceProps<T>) => (
  <Choice labelShown {...props} dotted className={clsx('radios', props.className)} />
)
