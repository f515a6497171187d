import { formatPaperDate, useWords } from '#web/i18n'
import type { Draft } from './draft.ts'
import { Facts } from './Facts.tsx'

/** Everything once more before it is sent. */
export function ApplicationSummary({ draft }: { draft: Draft }) {
  const t = useWords('organizations')
  const name = ['lastName', 'firstName', 'patronymic'].map((part) => draft[`administrator.${part}` as keyof Draft])
  return (
    <div className="stack">
      <p>{t('apply.summaryText')}</p>
      <Facts
        facts={[
          [t('field.name'), draft['organization.name']],
          [t('field.kind'), t(`kind.${draft['organization.kind']}`)],
          [t('field.place'), [draft['organization.municipality'], draft['organization.region']].join(', ')],
          [t('field.timeZone'), t(`zone.${draft['organization.timeZone']}`)],
          [t('apply.administrator'), name.filter(Boolean).join(' ')],
          [t('field.phone'), <b key="phone">{draft['administrator.phone']}</b>],
          [t('field.email'), draft['administrator.email']],
          [
            t('apply.order'),
            t('order.line', { number: draft['order.number'], date: formatPaperDate(draft['order.date']) }),
          ],
          [t('order.file'), draft.fileName],
        ]}
      />
    </div>
  )
}
