import { useState } from 'react'
import type { beginTotp, confirmTotp } from '#contract/accounts'
import { Field, QrSquare } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { Doing } from './Doing.tsx'

type Props = { fresh: boolean; onDone: (codes: string[]) => void; onClose: () => void }

/** The square for the application, the same in letters, and the first code of it. */
export function AddTotp({ fresh, onDone, onClose }: Props) {
  const t = useWords('account')
  const [made, setMade] = useState<{ secret: string; uri: string }>()
  return made ? (
    <Doing
      key="code"
      title={t('step.addTotp')}
      confirm={t('step.connect')}
      fresh
      lines={{ code: '' }}
      onClose={onClose}
      onDo={async (_, { code = '' }) => {
        const answer = await run<typeof confirmTotp>('accounts.confirmTotp', { code: code.replace(/\D/g, '') })
        onDone(answer.recoveryCodes)
        return false
      }}
    >
      {(form) => (
        <>
          <p>{t('step.scan')}</p>
          <div className="account-square">
            <QrSquare text={made.uri} label={t('step.square')} />
          </div>
          <p className="small dim">{t('step.bySecret')}</p>
          <p className="account-secret">
            <code>{made.secret.match(/.{1,4}/g)!.join(' ')}</code>
          </p>
          <Field {...form.line('code')} label={t('step.code')} inputMode="numeric" autoComplete="one-time-code" />
        </>
      )}
    </Doing>
  ) : (
    <Doing
      key="begin"
      title={t('step.addTotp')}
      confirm={t('further')}
      fresh={fresh}
      onClose={onClose}
      onDo={async (proof) => {
        setMade(await run<typeof beginTotp>('accounts.beginTotp', proof))
        return false
      }}
    >
      <p>{t('step.totpText')}</p>
    </Doing>
  )
}
