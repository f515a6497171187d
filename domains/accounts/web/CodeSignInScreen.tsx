import './words.ts'
import { KeyRound } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { requestCode, SecondStep, signInWithCode } from '#contract/accounts'
import { Button, Field, FormEnd, Note, Skeleton } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { signedIn } from '#web/session'
import { Door } from './Door.tsx'
import { NewPassword } from './NewPassword.tsx'
import { OneTimeCode } from './OneTimeCode.tsx'
import { useForm } from './use-form.ts'

const SecondStepWay = lazy(() => import('./SecondStepWay.tsx').then((file) => ({ default: file.SecondStepWay })))

type Step = 'address' | 'code' | 'password'

/** A forgotten password is a code: the phone or the e-mail, six digits, and then a new password or not. */
export function CodeSignInScreen() {
  const t = useWords('accounts')
  const go = useGo()
  const [step, setStep] = useState<Step>('address')
  const form = useForm({ address: useQueryValue('address') ?? '', code: '' })
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<SecondStep>()

  const trying = async (work: () => Promise<void>) => {
    setBusy(true)
    await work().catch(form.refuse)
    setBusy(false)
  }
  const send = () => run<typeof requestCode>('accounts.requestCode', { address: form.values.address })
  const ask = () =>
    form.check({ address: form.values.address.trim().length < 5 && t('code.needAddress') }) &&
    trying(async () => {
      await send()
      setStep('code')
    })
  const enter = (code: string) =>
    trying(async () => {
      const { step: second } = await run<typeof signInWithCode>('accounts.signInWithCode', {
        address: form.values.address,
        code,
      })
      if (second) return setAsked(second)
      await signedIn()
      setStep('password')
    })
  const submit = () => {
    if (step === 'address') return ask()
    if (form.check({ code: form.values.code.length < 6 && t('code.short') })) enter(form.values.code)
  }

  if (asked) {
    const startAgain = () => {
      setAsked(undefined)
      form.set({ code: '' })
      setStep('address')
    }
    const done = async () => {
      await signedIn()
      setAsked(undefined)
      setStep('password')
    }
    return (
      <Door title={t('code.title')}>
        <Suspense fallback={<Skeleton lines={4} />}>
          <SecondStepWay step={asked} onDone={done} onAgain={startAgain} />
        </Suspense>
      </Door>
    )
  }
  if (step === 'password') return <NewPassword onDone={() => go('/', { replace: true })} />
  return (
    <Door title={t('code.title')} text={t(step === 'address' ? 'code.text' : 'code.sent')} onSubmit={submit}>
      {step === 'address' ? (
        <>
          <Field
            {...form.line('address')}
            label={t('code.address')}
            hint={t('code.addressHint')}
            autoComplete="username"
            autoCapitalize="none"
          />
          <FormEnd wide big busy={busy} trouble={form.trouble}>
            {t('code.get')}
          </FormEnd>
          <Note icon={KeyRound}>{t('code.noAddress')}</Note>
        </>
      ) : (
        <OneTimeCode
          form={form}
          address={form.values.address}
          busy={busy}
          onChangeAddress={() => {
            form.set({ code: '' })
            setStep('address')
          }}
          onAgain={send}
          onComplete={enter}
          help={t('code.help')}
        />
      )}
      <div className="door-tools">
        <Button href="/sign-in?way=login">{t('code.back')}</Button>
      </div>
    </Door>
  )
}
