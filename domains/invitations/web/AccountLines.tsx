import type { ChangeEvent } from 'react'
import { Field, FormEnd } from '#ui'
import { useWords } from '#web/i18n'
import { PasswordField } from './PasswordField.tsx'

/** Lines are named as the server names them, so that «this login is taken» stands beside the login. */
export interface AccountValues extends Record<string, string> {
  'account.login': string
  'account.password': string
}

interface Lines {
  line(name: 'account.login' | 'account.password'): {
    id: string
    name: string
    value: string
    error: string | undefined
    onChange(event: ChangeEvent<HTMLInputElement>): void
  }
  trouble: string | undefined
}

type Props = { form: Lines; busy: boolean; enter: string; fixedLogin?: boolean }

/** Login, suggested and editable, and a password: nothing else is asked for. */
export function AccountLines({ form, busy, enter, fixedLogin = false }: Props) {
  const t = useWords('invitations')
  return (
    <>
      <Field
        {...form.line('account.login')}
        label={t('login.label')}
        hint={fixedLogin ? undefined : t('login.hint')}
        readOnly={fixedLogin}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField {...form.line('account.password')} />
      <FormEnd wide big busy={busy} trouble={form.trouble}>
        {enter}
      </FormEnd>
    </>
  )
}
