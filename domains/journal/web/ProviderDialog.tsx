import { useState } from 'react'
import type { Provider } from '#contract/accounts'
import { Field, FormDialog } from '#ui'
import { ApiError } from '#web/api'
import { useWords } from '#web/i18n'

export type ProviderTexts = {
  providerId: string | null
  name: string
  issuer: string
  clientId: string
  scope: string
  personClaim: string | null
  secret?: string
}

type Props = {
  known: Provider | undefined
  /** A school's provider may say who somebody is in the journal. */
  ofSchool: boolean
  onKeep: (wish: ProviderTexts) => Promise<void>
  onClose: () => void
}

const FIELDS = ['name', 'issuer', 'clientId', 'secret', 'scope', 'personClaim'] as const

/** What whoever runs the provider has given. It is asked at once whether it is one. */
export function ProviderDialog({ known, ofSchool, onKeep, onClose }: Props) {
  const t = useWords('journal')
  const [values, setValues] = useState({
    name: known?.name ?? '',
    issuer: known?.issuer ?? '',
    clientId: known?.clientId ?? '',
    secret: '',
    scope: known?.scope ?? 'openid profile',
    personClaim: known?.personClaim ?? '',
  })
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ApiError>()

  async function save(): Promise<void> {
    setBusy(true)
    setTrouble(undefined)
    const { secret, personClaim, ...texts } = values
    try {
      await onKeep({
        providerId: known?.id ?? null,
        ...texts,
        personClaim: personClaim.trim() || null,
        ...(secret ? { secret } : {}),
      })
      onClose()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setTrouble(error)
    } finally {
      setBusy(false)
    }
  }
  const isPlaced = FIELDS.some((name) => name === trouble?.field)
  return (
    <FormDialog
      onClose={onClose}
      title={known ? known.name : t('entry.add')}
      send={t('entry.check')}
      cancel={t('cancel')}
      onSend={save}
      busy={busy}
      trouble={trouble && !isPlaced && trouble.reason}
    >
      {FIELDS.filter((name) => ofSchool || name !== 'personClaim').map((name) => (
        <Field
          key={name}
          label={t(`entry.${name}`)}
          hint={t(name === 'secret' && known?.hasSecret ? 'source.secretKept' : `entry.${name}Hint`)}
          value={values[name]}
          error={trouble?.field === name ? trouble.reason : undefined}
          type={name === 'secret' ? 'password' : 'text'}
          autoComplete={name === 'secret' ? 'new-password' : 'off'}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      ))}
    </FormDialog>
  )
}
