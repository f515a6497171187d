import type { Form } from '#screens/accounts'
import { prettyPhone } from '#screens/accounts'
import { Card, Field } from '#ui'
import { useWords } from '#web/i18n'
import type { Draft } from './draft.ts'

export function AdministratorPart({ form }: { form: Form<Draft> }) {
  const t = useWords('organizations')
  const phone = form.values['administrator.phone']
  return (
    <Card title={t('apply.administrator')}>
      <p className="dim card-lead">{t('apply.administratorText')}</p>
      <div className="lines">
        <Field {...form.line('administrator.lastName')} label={t('field.lastName')} autoComplete="family-name" />
        <Field {...form.line('administrator.firstName')} label={t('field.firstName')} autoComplete="given-name" />
        <Field
          {...form.line('administrator.patronymic')}
          label={t('field.patronymic')}
          hint={t('field.patronymicHint')}
          autoComplete="additional-name"
        />
        <Field
          {...form.line('administrator.phone')}
          label={t('field.phone')}
          hint={t('field.phoneHint')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          onBlur={() => phone && form.set({ 'administrator.phone': prettyPhone(phone) })}
        />
        <Field
          {...form.line('administrator.email')}
          label={t('field.email')}
          hint={t('field.emailHint')}
          type="email"
          inputMode="email"
          autoComplete="email"
        />
      </div>
    </Card>
  )
}
