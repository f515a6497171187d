import './classes.css'
import './words.ts'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { TopBar } from '#ui'
import { ClassesCard } from './ClassesCard.tsx'
import { QuickLine } from './QuickLine.tsx'

export const ClassesScreen = () => <InSchool administer>{(hat) => <Classes hat={hat} />}</InSchool>

function Classes({ hat: { organization } }: { hat: Hat }) {
  const t = useUnitWords('classes')
  return (
    <>
      <TopBar title={t('classes.title')} text={organization.shortName} />
      <SchoolTabs />
      <div className="stack stack-l">
        <QuickLine organizationId={organization.id} organizationKind={organization.kind} />
        <ClassesCard organizationId={organization.id} />
      </div>
    </>
  )
}
