import './classes.css'
import './words.ts'
import type { Hat } from '#contract/people'
import { fullName } from '#rules/people'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { FindButton, TopBar } from '#ui'
import { useGo } from '#web/router'
import { ClassesCard } from './ClassesCard.tsx'
import { FirstDay } from './FirstDay.tsx'
import { OwnClasses } from './OwnClasses.tsx'

/** «Школа»: the first day and all classes for the administration, own classes for a teacher. */
export const SchoolHome = () => (
  <InSchool>{(hat) => (hat.can.administer ? <Overview hat={hat} /> : <OwnClasses hat={hat} />)}</InSchool>
)

function Overview({ hat }: { hat: Hat }) {
  const t = useUnitWords('classes')
  const go = useGo()
  const { shortName, municipality } = hat.organization
  return (
    <>
      <TopBar title={[shortName, municipality].filter(Boolean).join(', ')} text={fullName(hat.name)}>
        <FindButton label={t('home.find')} keys="" onClick={() => go('/school/people')} />
      </TopBar>
      <SchoolTabs />
      <div className="cols">
        <div className="stack stack-l">
          <FirstDay organizationId={hat.organization.id} />
          <ClassesCard organizationId={hat.organization.id} short />
        </div>
      </div>
    </>
  )
}
