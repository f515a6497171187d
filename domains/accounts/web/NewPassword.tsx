import { useState } from 'react'
import type { changePassword } from '#contract/accounts'
import { Button, Field, FormEnd } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { Door } from './Door.tsx'
import { passwordTrouble } from './password.ts'
import { useForm } from './use-form.ts'

/** Signed in by a code a moment ago: the forgotten password may be replaced, or left for another day. */
export function NewPassword({ onDone }: { onDone: () => void }) {
  const t = useWords('accounts')
  const form = useForm({ next: '' })
  const [busy, setBusy] = useState(false)
  async function submit(): Promise<void> {
    const { next } = form.values
    if (!form.check({ next: passwordTrouble(next, t) })) return
    setBusy(true)
    try {
      await run<typeof changePassword>('accounts.changePassword', { next, endOthers: true })
      onDone()
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Door title={t('newPassword.title')} text={t('newPassword.text')} onSubmit={submit}>
      <Field
        {...form.line('next')}
        label={t('password.next')}
        hint={t('password.hint')}
        type="password"
        autoComplete="new-password"
      />
      <FormEnd wide big busy={busy} trouble={form.trouble}>
        {t('newPassword.save')}
      </FormEnd>
      <div className="door-tools">
        <Button onClick={onDone}>{t('newPassword.later')}</Button>
      </div>
    </Door>
  )
}
