import type { Application } from '#contract/organizations'
import { prettyPhone } from '#screens/accounts'
import { formatDayTime, formatPaperDate, useWords } from '#web/i18n'
import { Facts } from './Facts.tsx'

export function ApplicationFacts({ application }: { application: Application }) {
  const t = useWords('organizations')
  const { organization, administrator, order } = application
  const name = [administrator.lastName, administrator.firstName, administrator.patronymic].filter(Boolean).join(' ')
  return (
    <Facts
      facts={[
        [t('field.kind'), t(`kind.${organization.kind}`)],
        [t('field.place'), `${organization.municipality}, ${organization.region}`],
        [t('field.timeZone'), t(`zone.${organization.timeZone}`)],
        [t('apply.administrator'), <b key="name">{name}</b>],
        [
          t('field.phone'),
          <a key="phone" href={`tel:${administrator.phone}`}>
            {prettyPhone(administrator.phone)}
          </a>,
        ],
        [
          t('field.email'),
          <a key="mail" href={`mailto:${administrator.email}`}>
            {administrator.email}
          </a>,
        ],
        [t('apply.order'), t('order.line', { number: order.number, date: formatPaperDate(order.date) })],
        [t('desk.submittedAt'), formatDayTime(application.submittedAt)],
      ]}
    />
  )
}
