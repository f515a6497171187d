import { type ReactNode, useState } from 'react'
import { FormDialog } from '#ui'
import { refresh } from '#web/api'
import { useWords } from '#web/i18n'
import { refreshMe } from '#web/session'
import { type Form, useForm } from '../use-form.ts'
import { Proof, proofOf } from './Proof.tsx'

type Lines = { current: string } & Record<string, string>
type Props = {
  title: string
  confirm: string
  fresh: boolean
  red?: boolean
  lines?: Record<string, string>
  /** Answers false to stay open: there is a next step. */
  onDo: (proof: { current?: string }, values: Lines) => Promise<undefined | false>
  onClose: () => void
  children?: ReactNode | ((form: Form<Lines>) => ReactNode)
}

/** A dialog that does one thing to the account; it asks for the password where the session is not fresh. */
export function Doing({ title, confirm, fresh, red = false, lines = {}, onDo, onClose, children }: Props) {
  const t = useWords('account')
  const form = useForm<Lines>({ current: '', ...lines })
  const [busy, setBusy] = useState(false)

  async function act(): Promise<void> {
    if (!form.check({ current: !fresh && !form.values.current && t('signIn.needPassword') })) return
    setBusy(true)
    try {
      const open = await onDo(proofOf(fresh, form.values.current), form.values)
      await refresh('accounts.getSecurity')
      await refreshMe()
      if (open !== false) onClose()
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <FormDialog
      onClose={onClose}
      title={title}
      send={confirm}
      cancel={t('cancel')}
      onSend={act}
      busy={busy}
      red={red}
      trouble={form.trouble}
    >
      {typeof children === 'function' ? children(form) : children}
      <Proof form={form} fresh={fresh} />
    </FormDialog>
  )
}
