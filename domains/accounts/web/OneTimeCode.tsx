import './words.ts'
import { type ReactNode, useState } from 'react'
import { Button, Field, FormEnd, Note } from '#ui'
import { ApiError } from '#web/api'
import { useWords } from '#web/i18n'
import { useCountdown } from './use-countdown.ts'
import type { Form } from './use-form.ts'

const AGAIN_AFTER = 30

type OneTimeCodeProps = {
  form: Form<{ code: string } & Record<string, string>>
  /** Where the code has gone, as the person wrote it. */
  address: string
  busy: boolean
  onChangeAddress: () => void
  onAgain: () => Promise<unknown>
  onComplete: (code: string) => void
  /** What to do when nothing comes. */
  help: ReactNode
}

/** Six digits from an SMS or a letter; the last one sends them. */
export function OneTimeCode({ form, address, busy, onChangeAddress, onAgain, onComplete, help }: OneTimeCodeProps) {
  const t = useWords('accounts')
  const [left, restart] = useCountdown(AGAIN_AFTER)
  const [said, setSaid] = useState<string>()
  const again = async () => {
    try {
      await onAgain()
      setSaid(t('code.sentAgain'))
      restart(AGAIN_AFTER)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setSaid(error.reason)
      restart(error.retryAfter ?? AGAIN_AFTER)
    }
  }
  const typed = (text: string) => {
    const code = text.replace(/\D/g, '').slice(0, 6)
    form.set({ code })
    if (code.length === 6 && code !== form.values.code) onComplete(code)
  }
  return (
    <div className="way">
      <p className="address-known">
        <b className="nowrap">{address}</b>
        <Button onClick={onChangeAddress}>{t('code.change')}</Button>
      </p>
      <Field
        {...form.line('code')}
        onChange={(event) => typed(event.target.value)}
        label={t('code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
      />
      <FormEnd wide big busy={busy} trouble={form.trouble}>
        {t('further')}
      </FormEnd>
      <div className="door-tools">
        <Button disabled={left > 0} onClick={again}>
          {left > 0 ? t('code.againIn', { seconds: left }) : t('code.again')}
        </Button>
      </div>
      {said && (
        <p className="small dim" role="status">
          {said}
        </p>
      )}
      <Note>{help}</Note>
    </div>
  )
}
