import type { ChangeEvent } from 'react'
import { Field } from '#ui'
import { useWords } from '#web/i18n'

type Props = {
  id: string
  name: string
  value: string
  error: string | undefined
  onChange: (event: ChangeEvent<HTMLInputElement>) => void
}

const SHORTEST = 8
const GOOD = 12

/** A new password, seen on demand, with a word on how good it is: length is what counts (NIST SP 800-63B). */
export function PasswordField(line: Props) {
  const t = useWords('invitations')
  const length = [...line.value].length
  const hint =
    length === 0
      ? t('password.hint')
      : length < SHORTEST
        ? t('password.short', { count: SHORTEST - length })
        : t(length < GOOD ? 'password.fair' : 'password.good')
  return <Field {...line} label={t('password.label')} hint={hint} type="password" autoComplete="new-password" />
}
