import '../people.css'
import '../words.ts'
import type { Hat, listUnconfirmed } from '#contract/people'
import { Card, Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { AskedPerson } from '../AskedPerson.tsx'
import { InSchool } from '../InSchool.tsx'
import { SchoolTabs } from '../SchoolTabs.tsx'
import { useUnitWords } from '../use-unit-words.ts'
import { HowCard } from './HowCard.tsx'
import { SuspicionRow } from './SuspicionRow.tsx'
import { WaitingRow } from './WaitingRow.tsx'

/** Who waits for the school's word that it is them; names worth a look. */
export const ConfirmScreen = () => <InSchool work>{(hat) => <Confirm hat={hat} />}</InSchool>

function Confirm({ hat }: { hat: Hat }) {
  const t = useUnitWords('people')
  const { organization, can } = hat
  const organizationId = organization.id
  const { data, error } = useAsk<typeof listUnconfirmed>('people.listUnconfirmed', { organizationId })
  return (
    <>
      <title>{t('confirm.title')}</title>
      <TopBar
        title={t('confirm.title')}
        text={organization.shortName}
        {...(can.administer ? {} : { back: '/school' })}
      />
      <SchoolTabs />
      <div className="stack stack-l">
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={6} />}
        {data && can.administer && (
          <Card title={t('confirm.staff')}>
            <p className="dim">{t(data.staff.length > 0 ? 'confirm.staffText' : 'confirm.staffNone')}</p>
            <ul className="people people-confirm">
              {data.staff.map((one) => (
                <WaitingRow key={one.person.id} {...one} />
              ))}
            </ul>
          </Card>
        )}
        {data && (
          <Card title={t('confirm.families')}>
            <p className="dim">{t(data.families.length > 0 ? 'confirm.familiesText' : 'confirm.familiesNone')}</p>
            <ul className="people people-confirm">
              {data.families.map((one) => (
                <WaitingRow key={one.person.id} {...one} />
              ))}
            </ul>
          </Card>
        )}
        {data && can.administer && (
          <Card title={t('confirm.suspicions')}>
            <p className="dim">{t(data.suspicions.length > 0 ? 'confirm.suspicionsText' : 'confirm.suspicionsNone')}</p>
            <ul className="people people-confirm">
              {data.suspicions.map((one) => (
                <SuspicionRow key={one.person.id} suspicion={one} />
              ))}
            </ul>
          </Card>
        )}
        {data && can.administer && <HowCard organizationId={organizationId} />}
      </div>
      <AskedPerson />
    </>
  )
}
