import './classes.css'
import './words.ts'
import { Search } from 'lucide-react'
import type { Hat } from '#contract/people'
import { spokenName } from '#rules/people'
import { RequestsCard } from '#screens/invitations'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { QuietOffer } from '#screens/quiet'
import { Button, IconButton, TopBar } from '#ui'
import type { Say } from '#web/i18n'
import { ClassesCard } from './ClassesCard.tsx'
import { FirstDay } from './FirstDay.tsx'
import { OwnClasses } from './OwnClasses.tsx'

/** «Школа»: the first day and all classes for the administration, own classes for a teacher. */
export const SchoolHome = () => (
  <InSchool work>{(hat) => (hat.can.administer ? <Overview hat={hat} /> : <OwnClasses hat={hat} />)}</InSchool>
)

function Overview({ hat }: { hat: Hat }) {
  const t = useUnitWords('classes')
  return (
    <>
      <TopBar title={hat.organization.shortName} text={`${spokenName(hat.name, hat.roles)}, ${roleOf(t, hat)}`}>
        <IconButton className="only-phone" icon={Search} label={t('home.find')} href="/school/people" />
        <Button className="only-wide" kind="line" icon={Search} href="/school/people">
          {t('home.find')}
        </Button>
      </TopBar>
      <SchoolTabs />
      <div className="cols">
        <div className="stack stack-l">
          <FirstDay organizationId={hat.organization.id} />
          <QuietOffer organizationId={hat.organization.id} />
          <ClassesCard organizationId={hat.organization.id} short />
        </div>
        <aside className="stack stack-l">
          <RequestsCard organizationId={hat.organization.id} />
        </aside>
      </div>
    </>
  )
}

const roleOf = (t: Say, { post, roles }: Hat) => post ?? t(`home.roles.${roles[0]}`)
