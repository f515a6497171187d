import { startAuthentication } from '@simplewebauthn/browser'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import type { finishSignIn, SecondStep } from '#contract/accounts'
import { Button, Field, FormEnd } from '#ui'
import { ApiError, run } from '#web/api'
import { useWords } from '#web/i18n'
import { useForm } from './use-form.ts'

type Way = SecondStep['ways'][number]
type Props = { step: SecondStep; onDone: () => Promise<void>; onAgain: () => void }

/** After the password: six digits of the application, a passkey, or one of the codes kept for a lost phone. */
export function SecondStepWay({ step, onDone, onAgain }: Props) {
  const t = useWords('accounts')
  const [way, setWay] = useState<Way>(step.ways[0] ?? 'recovery')
  const [busy, setBusy] = useState(false)
  const form = useForm({ code: '', recovery: '' })

  async function finish(proof: { code?: string; recovery?: string; passkey?: Record<string, unknown> }): Promise<void> {
    if (busy) return
    setBusy(true)
    try {
      await run<typeof finishSignIn>('accounts.finishSignIn', { step: step.token, ...proof })
      await onDone()
    } catch (error) {
      if (error instanceof ApiError && error.field === 'step') onAgain()
      else form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  async function press(): Promise<void> {
    try {
      const answer = await startAuthentication({ optionsJSON: step.passkey as never })
      await finish({ passkey: answer as unknown as Record<string, unknown> })
    } catch {
      form.refuse(new ApiError('invalid', t('step.passkeyFailed')))
    }
  }
  const typed = (text: string) => {
    const code = text.replace(/\D/g, '').slice(0, 6)
    form.set({ code })
    if (code.length === 6 && code !== form.values.code) finish({ code })
  }
  const submit = () => {
    const { code, recovery } = form.values
    if (way === 'passkey') return press()
    if (way === 'totp') return form.check({ code: code.length < 6 && t('code.short') }) && finish({ code })
    return form.check({ recovery: recovery.trim().length < 10 && t('step.recoveryShort') }) && finish({ recovery })
  }
  const others = step.ways.filter((other) => other !== way)

  return (
    <form
      className="way"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div>
        <h2>{t('step.title')}</h2>
        <p className="dim">{t(`step.text_${way}`)}</p>
      </div>
      {way === 'totp' && (
        <Field
          {...form.line('code')}
          onChange={(event) => typed(event.target.value)}
          label={t('step.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
        />
      )}
      {way === 'recovery' && (
        <Field
          {...form.line('recovery')}
          label={t('step.recovery')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      )}
      <FormEnd wide big busy={busy} {...(way === 'passkey' ? { icon: Fingerprint } : {})} trouble={form.trouble}>
        {t(way === 'passkey' ? 'step.press' : 'signIn.enter')}
      </FormEnd>
      <div className="door-tools">
        {others.map((other) => (
          <Button key={other} onClick={() => setWay(other)}>
            {t(`step.by_${other}`)}
          </Button>
        ))}
        <Button onClick={onAgain}>{t('step.again')}</Button>
      </div>
      <p className="small dim">{t('step.lost')}</p>
    </form>
  )
}
