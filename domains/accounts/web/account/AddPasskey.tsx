import { startRegistration } from '@simplewebauthn/browser'
import type { addPasskey, beginPasskey } from '#contract/accounts'
import { Field } from '#ui'
import { ApiError, run } from '#web/api'
import { useWords } from '#web/i18n'
import { Doing } from './Doing.tsx'

type Props = { fresh: boolean; onDone: (codes: string[]) => void; onClose: () => void }

/** The device's own finger, face or PIN; what it keeps never leaves it. */
export function AddPasskey({ fresh, onDone, onClose }: Props) {
  const t = useWords('account')
  return (
    <Doing
      title={t('step.addPasskey')}
      confirm={t('step.makePasskey')}
      fresh={fresh}
      lines={{ name: '' }}
      onClose={onClose}
      onDo={async (proof, { name = '' }) => {
        const { options } = await run<typeof beginPasskey>('accounts.beginPasskey', proof)
        const answer = await startRegistration({ optionsJSON: options as never }).catch(() => {
          throw new ApiError('invalid', t('step.passkeyFailed'))
        })
        const made = await run<typeof addPasskey>('accounts.addPasskey', {
          name,
          answer: answer as unknown as Record<string, unknown>,
        })
        onDone(made.recoveryCodes)
        return false
      }}
    >
      {(form) => (
        <>
          <p>{t('step.passkeyText')}</p>
          <Field {...form.line('name')} label={t('step.passkeyName')} hint={t('step.passkeyHint')} maxLength={60} />
        </>
      )}
    </Doing>
  )
}
