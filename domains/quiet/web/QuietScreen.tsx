import './quiet.css'
import './words.ts'
import type { Hat } from '#contract/people'
import type { getQuietHours } from '#contract/quiet'
import { InSchool, SchoolTabs } from '#screens/people'
import { Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { HoursCard } from './HoursCard.tsx'
import { HoursForm } from './HoursForm.tsx'
import { OwnHoursCard } from './OwnHoursCard.tsx'
import { UrgentCard } from './UrgentCard.tsx'
import './use-quiet.ts'

/** R137–R140: when the school is quiet, when I am, and what went at night all the same. */
export const QuietScreen = () => <InSchool>{(hat) => <Quiet hat={hat} />}</InSchool>

function Quiet({ hat }: { hat: Hat }) {
  const t = useWords('quiet')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof getQuietHours>('quiet.getQuietHours', { organizationId })
  return (
    <>
      <TopBar title={t('title')} text={hat.organization.shortName} {...(hat.can.administer ? {} : { back: '/more' })} />
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="quiet-cols">
          {data.can.edit ? (
            <HoursForm key={data.set?.at} organizationId={organizationId} known={data} />
          ) : (
            <HoursCard known={data} />
          )}
          <OwnHoursCard organizationId={organizationId} />
          <UrgentCard organizationId={organizationId} timeZone={data.timeZone} />
        </div>
      )}
    </>
  )
}
