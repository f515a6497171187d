import './field.css'
import { Fragment, type ReactNode, useState } from 'react'
import { useUiWords } from '../base/words.ts'
import { readCode } from './code.ts'
import { FieldFrame } from './FieldFrame.tsx'

export type CodeCellsProps = {
  label: ReactNode
  value: string
  /** Always clean: upper case, Cyrillic, no separators. */
  onChange: (code: string) => void
  onComplete?: (code: string) => void
  hint?: ReactNode
  error?: ReactNode
  length?: number
  group?: number
  autoFocus?: boolean
  disabled?: boolean
}

/** Cells are drawn; the typing happens in one real input over them, so paste and screen readers just work. */
export function CodeCells({ value, onChange, onComplete, length = 9, group = 3, ...rest }: CodeCellsProps) {
  const { label, hint, error, autoFocus, disabled } = rest
  const [strange, setStrange] = useState<string>()
  const words = useUiWords()
  const typed = (text: string) => {
    const read = readCode(text, length)
    setStrange(read.strange)
    if (read.code === value) return
    onChange(read.code)
    if (read.code.length === length) onComplete?.(read.code)
  }
  return (
    <FieldFrame label={label} hint={hint} error={strange ? words.strangeSign(strange) : error}>
      {(wiring) => (
        <div className="cells">
          {Array.from({ length }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            <Fragment key={place}>
              {place > 0 && place % group === 0 && <i aria-hidden="true" />}
              <span
                aria-hidden="true"
                className={place === Math.min(value.length, length - 1) ? 'cells-now' : undefined}
              >
                {value[place]}
              </span>
            </Fragment>
          ))}
          <input
            {...wiring}
            value={value}
            disabled={disabled}
            // biome-ignore lint/a11y/noAutofocus: the code is the only thing to do on its screen
            autoFocus={autoFocus}
            onChange={(event) => typed(event.target.value)}
            onSelect={(event) => event.currentTarget.setSelectionRange(length, length)}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
          />
        </div>
      )}
    </FieldFrame>
  )
}
