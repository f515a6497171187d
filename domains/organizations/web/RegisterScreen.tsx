import './words.ts'
import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { openRegistration, registerAdministrator, requestRegistrationCode } from '#contract/organizations'
import {
  Door,
  loginTrouble,
  looksLikePhone,
  OneTimeCode,
  passwordTrouble,
  prettyPhone,
  useForm,
} from '#screens/accounts'
import { Button, Field, FormEnd, Note } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { signedIn } from '#web/session'
import { RegisterAccount } from './RegisterAccount.tsx'

type Opened = OutputOf<typeof openRegistration>

/** R004: the administrator comes in by the very phone number of the application. */
export function RegisterScreen() {
  const t = useWords('organizations')
  const accounts = useWords('accounts')
  const go = useGo()
  const form = useForm({ phone: '', code: '', login: '', password: '' })
  const { phone, code, login, password } = form.values
  const [asked, setAsked] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  const [busy, setBusy] = useState(false)

  const trying = async (work: () => Promise<void>) => {
    setBusy(true)
    await work().catch(form.refuse)
    setBusy(false)
  }
  const send = () => run<typeof requestRegistrationCode>('organizations.requestRegistrationCode', { phone })
  const ask = () =>
    trying(async () => {
      await send()
      setAsked(true)
    })
  const open = (digits: string) =>
    trying(async () => {
      const found = await run<typeof openRegistration>('organizations.openRegistration', { phone, code: digits })
      form.set({ login: found.knownLogin ?? found.suggestedLogin })
      setOpened(found)
    })
  const register = () =>
    trying(async () => {
      await run<typeof registerAdministrator>('organizations.registerAdministrator', { phone, code, login, password })
      await signedIn()
      await go('/school', { replace: true })
    })
  const submit = () => {
    if (!asked) return form.check({ phone: !looksLikePhone(phone) && t('need.phone') }) && ask()
    if (!opened) return form.check({ code: code.length < 6 && t('register.codeShort') }) && open(code)
    const wrong = { login: loginTrouble(login, accounts), password: passwordTrouble(password, accounts) }
    return form.check(wrong) && register()
  }

  if (opened)
    return (
      <Door
        title={t('register.hello', { name: [opened.name.firstName, opened.name.patronymic].filter(Boolean).join(' ') })}
        text={t('register.school', { school: opened.organizationNames.join(', ') })}
        onSubmit={submit}
      >
        <RegisterAccount form={form} knownLogin={opened.knownLogin} busy={busy} />
      </Door>
    )
  return (
    <Door title={t('register.title')} text={t(asked ? 'register.sent' : 'register.text')} onSubmit={submit}>
      {asked ? (
        <OneTimeCode
          form={form}
          address={phone}
          busy={busy}
          onChangeAddress={() => {
            form.set({ code: '' })
            setAsked(false)
          }}
          onAgain={send}
          onComplete={open}
          help={t('register.help')}
        />
      ) : (
        <>
          <Field
            {...form.line('phone')}
            label={t('register.phone')}
            hint={t('register.phoneHint')}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            onBlur={() => phone && form.set({ phone: prettyPhone(phone) })}
          />
          <FormEnd wide big busy={busy} trouble={form.trouble}>
            {t('register.get')}
          </FormEnd>
          <Note icon={Smartphone}>{t('register.same')}</Note>
          <div className="door-tools">
            <Button href="/sign-in?way=login">{t('register.already')}</Button>
          </div>
        </>
      )}
    </Door>
  )
}
