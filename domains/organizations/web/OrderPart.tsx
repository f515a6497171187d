import type { Form } from '#screens/accounts'
import { Card, Field } from '#ui'
import { useWords } from '#web/i18n'
import { today } from './application-form.ts'
import type { Draft } from './draft.ts'
import { OrderFile } from './OrderFile.tsx'

export function OrderPart({ form }: { form: Form<Draft> }) {
  const t = useWords('organizations')
  return (
    <Card title={t('apply.order')}>
      <p className="dim card-lead">{t('apply.orderText')}</p>
      <div className="lines">
        <div className="lines-wide">
          <OrderFile
            fileId={form.values['order.fileId']}
            fileName={form.values.fileName}
            error={form.errors['order.fileId']}
            onFile={(file) => form.set({ 'order.fileId': file?.fileId ?? '', fileName: file?.name ?? '' })}
          />
        </div>
        <Field {...form.line('order.number')} label={t('field.orderNumber')} maxLength={40} />
        <Field {...form.line('order.date')} label={t('field.orderDate')} type="date" min="2000-01-01" max={today()} />
      </div>
    </Card>
  )
}
