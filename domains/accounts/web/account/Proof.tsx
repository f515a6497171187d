import { Field } from '#ui'
import { useWords } from '#web/i18n'
import type { Form } from '../use-form.ts'

/** The password once more, unless one has just come in. */
export function Proof({ form, fresh }: { form: Form<{ current: string } & Record<string, string>>; fresh: boolean }) {
  const t = useWords('account')
  if (fresh) return null
  return (
    <Field
      {...form.line('current')}
      label={t('password.current')}
      hint={t('account.proofHint')}
      type="password"
      autoComplete="current-password"
    />
  )
}

export const proofOf = (fresh: boolean, current: string) => (fresh ? {} : { current })
