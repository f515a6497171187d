import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Account, changePassword } from '#contract/accounts'
import { Button, Card, Checkbox, Dialog, Field, Note, toast } from '#ui'
import { refresh, run } from '#web/api'
import { useWords } from '#web/i18n'
import { passwordTrouble } from './password.ts'
import { useForm } from './use-form.ts'

export function PasswordCard({ account }: { account: Account }) {
  const t = useWords('accounts')
  const [open, setOpen] = useState(false)
  return (
    <Card title={t('password.title')}>
      <p className="dim">{t(account.hasPassword ? 'password.text' : 'password.none')}</p>
      <div className="acts">
        <Button kind="line" icon={KeyRound} onClick={() => setOpen(true)}>
          {t('password.change')}
        </Button>
      </div>
      {open && <PasswordDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('accounts')
  const form = useForm({ current: '', next: '' })
  const [endOthers, setEndOthers] = useState(true)
  const [busy, setBusy] = useState(false)

  async function save(): Promise<void> {
    const { current, next } = form.values
    if (!form.check({ next: passwordTrouble(next, t) })) return
    setBusy(true)
    try {
      await run<typeof changePassword>('accounts.changePassword', { current: current || undefined, next, endOthers })
      await refresh('accounts.listSessions', 'accounts.getMe')
      toast(t('password.done'))
      onClose()
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('password.change')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" type="submit" form="password-form" busy={busy}>
            {t('password.save')}
          </Button>
        </>
      }
    >
      <form
        id="password-form"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field
          {...form.line('current')}
          label={t('password.current')}
          hint={t('password.currentHint')}
          type="password"
          autoComplete="current-password"
        />
        <Field
          {...form.line('next')}
          label={t('password.next')}
          hint={t('password.hint')}
          type="password"
          autoComplete="new-password"
        />
        <Checkbox
          label={t('password.endOthers')}
          hint={t('password.endOthersHint')}
          checked={endOthers}
          onChange={setEndOthers}
        />
        {form.trouble && (
          <Note kind="bad" live>
            {form.trouble}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
