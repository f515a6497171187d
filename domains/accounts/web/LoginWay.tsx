import { type FormEvent, lazy, Suspense, useState } from 'react'
import type { SecondStep, signIn } from '#contract/accounts'
import { Button, Field, FormEnd, Skeleton } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { signedIn } from '#web/session'
import { useForm } from './use-form.ts'

const SecondStepWay = lazy(() => import('./SecondStepWay.tsx').then((file) => ({ default: file.SecondStepWay })))

/** Once somebody is signed in, the screen around it goes on by itself. */
export function LoginWay() {
  const t = useWords('accounts')
  const form = useForm({ login: '', password: '' })
  const [busy, setBusy] = useState(false)
  const [step, setStep] = useState<SecondStep>()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const { login, password } = form.values
    if (!form.check({ login: !login.trim() && t('signIn.needLogin'), password: !password && t('signIn.needPassword') }))
      return
    setBusy(true)
    try {
      const { step: asked } = await run<typeof signIn>('accounts.signIn', { login, password })
      if (asked) setStep(asked)
      else await signedIn()
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  if (step) {
    return (
      <Suspense fallback={<Skeleton lines={4} />}>
        <SecondStepWay step={step} onDone={signedIn} onAgain={() => setStep(undefined)} />
      </Suspense>
    )
  }
  return (
    <form className="way" onSubmit={submit} noValidate>
      <Field {...form.line('login')} label={t('signIn.loginLabel')} autoComplete="username" autoCapitalize="none" />
      <Field
        {...form.line('password')}
        label={t('signIn.passwordLabel')}
        type="password"
        autoComplete="current-password"
      />
      <FormEnd wide big busy={busy} trouble={form.trouble}>
        {t('signIn.enter')}
      </FormEnd>
      <div className="door-tools">
        <Button href={codePage(form.values.login)}>{t('signIn.forgot')}</Button>
      </div>
    </form>
  )
}

// A phone or an e-mail that is typed already need not be typed again; a login is of no use there.
const codePage = (login: string): string => {
  const reachable = /@|^[+\d][\d\s()-]{8,}$/.test(login.trim())
  return reachable ? `/sign-in/code?address=${encodeURIComponent(login.trim())}` : '/sign-in/code'
}
