import './people.css'
import './words.ts'
import { Printer, Users } from 'lucide-react'
import type { Hat } from '#contract/people'
import { Button, Card, Empty, TopBar } from '#ui'
import { AddStaff } from './AddStaff.tsx'
import { AskedPerson } from './AskedPerson.tsx'
import { EntryCard } from './EntryCard.tsx'
import { Filters, useFilters } from './Filters.tsx'
import { InSchool } from './InSchool.tsx'
import { PeopleList } from './PeopleList.tsx'
import { ReportsCard } from './ReportsCard.tsx'
import { SchoolTabs } from './SchoolTabs.tsx'
import { useUnitWords } from './use-unit-words.ts'

export const StaffScreen = () => <InSchool administer>{(hat) => <Staff hat={hat} />}</InSchool>

function Staff({ hat }: { hat: Hat }) {
  const t = useUnitWords('people')
  const { organization } = hat
  const filters = useFilters()
  const sought = { organizationId: organization.id, kind: 'staff' as const, ...filters.sought }
  return (
    <>
      <TopBar title={t('staff.title')} text={organization.shortName} />
      <SchoolTabs />
      <div className="stack stack-l">
        <ReportsCard organizationId={organization.id} />
        <AddStaff organizationId={organization.id} mayAppoint={hat.can.appoint} />
        <Card
          title={t('staff.list')}
          aside={
            <Button icon={Printer} href="/school/staff/sheets">
              {t('sheets')}
            </Button>
          }
        >
          <Filters {...filters} label={t('search.label')} />
          <PeopleList sought={sought} empty={<Empty end icon={Users} text={t('search.none')} />} />
        </Card>
        <EntryCard organizationId={organization.id} />
      </div>
      <AskedPerson />
    </>
  )
}
