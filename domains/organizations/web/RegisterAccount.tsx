import type { Form } from '#screens/accounts'
import { Field, FormEnd, Note } from '#ui'
import { useWords } from '#web/i18n'

type Values = { phone: string; code: string; login: string; password: string }

/** A login and a password; who signs in with this phone already keeps the login. */
export function RegisterAccount({
  form,
  knownLogin,
  busy,
}: {
  form: Form<Values>
  knownLogin: string | null
  busy: boolean
}) {
  const t = useWords('organizations')
  const accounts = useWords('accounts')
  return (
    <>
      {knownLogin && <Note kind="ok">{t('register.known')}</Note>}
      <Field
        {...form.line('login')}
        label={accounts('login.label')}
        hint={accounts('login.hint')}
        readOnly={knownLogin !== null}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        {...form.line('password')}
        label={accounts('password.label')}
        hint={accounts('password.hint')}
        type="password"
        autoComplete="new-password"
      />
      <FormEnd wide big busy={busy} trouble={form.trouble}>
        {t('register.enter')}
      </FormEnd>
    </>
  )
}
