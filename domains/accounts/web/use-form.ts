import { type ChangeEvent, useState } from 'react'
import { ApiError } from '#web/api'

type Texts = Record<string, string>

export interface Form<V extends Texts> {
  values: V
  set(change: Partial<V>): void
  /** Name, value, error and change of one line, for `Field`, `TextArea` and their kin. */
  line<K extends keyof V & string>(
    name: K,
  ): {
    name: K
    id: string
    value: V[K]
    error: string | undefined
    onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void
  }
  errors: Record<string, string>
  /** What is wrong and belongs to no line. */
  trouble: string | undefined
  /** Shows the wrong lines and goes to the first one. Nothing wrong: answers true. */
  check(wrong: Partial<Record<keyof V | (string & {}), string | false | undefined>>): boolean
  /** Puts the server's refusal beside its line. */
  refuse(error: unknown): void
}

/**
 * The state of a form. Lines are named as the server names its fields («administrator.phone»), so that a refusal finds
 * its line by itself.
 */
export function useForm<V extends Texts>(initial: V): Form<V> {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string>()

  function set(change: Partial<V>): void {
    setValues((before) => ({ ...before, ...change }))
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in change))))
    setTrouble(undefined)
  }

  function show(wrong: Record<string, string>): void {
    setErrors(wrong)
    const [first] = Object.keys(wrong)
    if (first) requestAnimationFrame(() => document.getElementById(lineId(first))?.focus())
  }

  return {
    values,
    set,
    errors,
    trouble,
    line: (name) => ({
      name,
      id: lineId(name),
      value: values[name],
      error: errors[name],
      onChange: (event) => set({ [name]: event.target.value } as Partial<V>),
    }),
    check(wrong) {
      const found = Object.entries(wrong).filter((entry): entry is [string, string] => Boolean(entry[1]))
      setTrouble(undefined)
      show(Object.fromEntries(found))
      return found.length === 0
    },
    refuse(error) {
      if (!(error instanceof ApiError)) throw error
      if (error.field) show({ [error.field]: error.reason })
      setTrouble(error.field && document.getElementById(lineId(error.field)) ? undefined : error.reason)
    },
  }
}

/** Where a line of a form stands on the page. */
export const lineId = (name: string): string => `line-${name}`
