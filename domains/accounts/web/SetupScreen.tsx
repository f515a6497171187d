import './words.ts'
import { useState } from 'react'
import type { getSetup, setUpOperator } from '#contract/accounts'
import { Button, Field, Note } from '#ui'
import { run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { signedIn } from '#web/session'
import { Door } from './Door.tsx'
import { loginTrouble, passwordTrouble } from './password.ts'
import { useForm } from './use-form.ts'

/** The first run: whoever has the link from the server's console becomes its operator. */
export function SetupScreen() {
  const t = useWords('accounts')
  const go = useGo()
  const token = useQueryValue('token') ?? ''
  const { data: setup } = useAsk<typeof getSetup>('accounts.getSetup', {})
  const form = useForm({ name: '', login: 'operator', password: '' })
  const [busy, setBusy] = useState(false)

  async function submit(): Promise<void> {
    const { name, login, password } = form.values
    const right = form.check({
      name: name.trim().length < 2 && t('setup.needName'),
      login: loginTrouble(login, t),
      password: passwordTrouble(password, t),
    })
    if (!right) return
    setBusy(true)
    try {
      await run<typeof setUpOperator>('accounts.setUpOperator', { token, ...form.values })
      await signedIn()
      await go('/operator', { replace: true })
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  if (setup && !setup.needsOperator)
    return (
      <Door title={t('setup.doneTitle')} text={t('setup.doneText')}>
        <Button kind="pri" wide big href="/sign-in?way=login">
          {t('signIn.enter')}
        </Button>
      </Door>
    )
  return (
    <Door title={t('setup.title')} text={t('setup.text')} onSubmit={submit}>
      <Field {...form.line('name')} label={t('setup.name')} hint={t('setup.nameHint')} autoComplete="name" />
      <Field
        {...form.line('login')}
        label={t('login.label')}
        hint={t('login.hint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        {...form.line('password')}
        label={t('password.label')}
        hint={t('password.hint')}
        type="password"
        autoComplete="new-password"
      />
      {(form.trouble || !token) && (
        <Note kind="bad" live>
          {form.trouble ?? t('setup.noToken')}
        </Note>
      )}
      <Button kind="pri" wide big type="submit" busy={busy}>
        {t('setup.become')}
      </Button>
    </Door>
  )
}
