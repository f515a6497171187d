import { Field, Segmented, Select } from '#ui'
import { useWords } from '#web/i18n'

export interface SourceValues {
  version: '1.1' | '1.2'
  address: string
  tokenAddress: string
  clientId: string
  secret: string
  schoolId: string
  every: string
}

type Props = {
  values: SourceValues
  hasSecret: boolean
  errorAt: (field: string) => string | undefined
  onChange: (values: SourceValues) => void
}

/** What whoever runs the journal gives: where it is, and how to come in. */
export function Source({ values, hasSecret, errorAt, onChange }: Props) {
  const t = useWords('journal')
  const line = (name: 'address' | 'tokenAddress' | 'clientId' | 'secret' | 'schoolId') => ({
    label: t(`source.${name}`),
    value: values[name],
    error: errorAt(name),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ ...values, [name]: event.target.value }),
  })
  return (
    <>
      <Segmented
        label={t('source.version')}
        labelShown
        value={values.version}
        onChange={(version) => onChange({ ...values, version })}
        options={[
          { value: '1.1', label: 'OneRoster 1.1' },
          { value: '1.2', label: 'OneRoster 1.2' },
        ]}
      />
      <Field
        {...line('address')}
        hint={t('source.addressHint')}
        placeholder="https://journal.example.ru"
        inputMode="url"
      />
      <Field {...line('tokenAddress')} placeholder="https://journal.example.ru/oauth/token" inputMode="url" />
      <Field {...line('clientId')} />
      <Field
        {...line('secret')}
        type="password"
        autoComplete="new-password"
        hint={t(hasSecret ? 'source.secretKept' : 'source.secretHint')}
      />
      <Field {...line('schoolId')} hint={t('source.schoolIdHint')} />
      <Select
        label={t('source.every')}
        value={values.every}
        onChange={(every) => onChange({ ...values, every })}
        options={['', '1', '6', '24', '168'].map((value) => ({ value, label: t(`every.${value || 'never'}`) }))}
      />
    </>
  )
}
