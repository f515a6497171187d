import './people.css'
import './words.ts'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { listPeople, Person } from '#contract/people'
import { Field } from '#ui'
import { useAsk } from '#web/api'
import { describe } from './describe.ts'
import { useUnitWords } from './use-unit-words.ts'

export type PersonPickerProps = {
  organizationId: string
  kind: 'staff' | 'pupils' | 'guardians'
  label: string
  hint?: string
  error?: string | undefined
  /** People who are there already. */
  without?: readonly string[]
  onPick: (person: Person) => void
}

/** Finds somebody of the school by any part of the name; arrows, Enter and Escape as in every list. */
export function PersonPicker({ organizationId, kind, without = [], onPick, ...texts }: PersonPickerProps) {
  const t = useUnitWords('people')
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const sought = useDeferredValue(text.trim())
  const input = { organizationId, kind, ...(sought ? { text: sought } : {}) }
  const { data } = useAsk<typeof listPeople>('people.listPeople', input, {
    enabled: open,
    placeholderData: (old) => old,
  })
  const options = (data?.people ?? []).filter((person) => !without.includes(person.id)).slice(0, 20)
  const current = Math.min(at, options.length - 1)

  function pick(person: Person | undefined) {
    if (!person) return
    setText('')
    setOpen(false)
    onPick(person)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) event.stopPropagation()
    if (event.key === 'Escape') return setOpen(false)
    if (event.key === 'Enter' && open) {
      event.preventDefault()
      return pick(options[current])
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    setOpen(true)
    setAt(Math.max(0, Math.min(options.length - 1, open ? current + step : 0)))
  }

  return (
    <div className="people-picker">
      <Field
        {...texts}
        value={text}
        placeholder={t('picker.placeholder')}
        autoComplete="off"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && options[current] ? `${id}-${options[current].id}` : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
          setAt(0)
        }}
      />
      {open && data && (
        <div className="people-options">
          {options.length === 0 && <p role="status">{t('picker.none')}</p>}
          <div role="listbox" id={`${id}-list`} aria-label={texts.label}>
            {options.map((person, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the input
              // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the option
              <div
                key={person.id}
                id={`${id}-${person.id}`}
                role="option"
                aria-selected={place === current}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setAt(place)}
                onClick={() => pick(person)}
              >
                {person.fullName}
                <small>{describe(t, person)}</small>
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
