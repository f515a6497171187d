import './people.css'
import './words.ts'
import { Users } from 'lucide-react'
import { useState } from 'react'
import type { Hat } from '#contract/people'
import { Card, Empty, Pills, TopBar } from '#ui'
import { AskedPerson } from './AskedPerson.tsx'
import { Filters, useFilters } from './Filters.tsx'
import { InSchool } from './InSchool.tsx'
import { PeopleList } from './PeopleList.tsx'
import { SchoolTabs } from './SchoolTabs.tsx'
import { useUnitWords } from './use-unit-words.ts'

export const PeopleScreen = () => <InSchool work>{(hat) => <People hat={hat} />}</InSchool>

const KINDS = ['all', 'staff', 'pupils', 'guardians'] as const

function People({ hat }: { hat: Hat }) {
  const t = useUnitWords('people')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all')
  const filters = useFilters()
  const sought = { organizationId: hat.organization.id, kind, ...filters.sought }
  return (
    <>
      <TopBar
        title={t('people.title')}
        text={hat.organization.shortName}
        back={hat.can.administer ? undefined : '/school'}
      />
      <SchoolTabs />
      <Card>
        <Pills
          className="people-kinds"
          label={t('kinds.label')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Filters {...filters} label={t('search.label')} focus />
        <PeopleList
          sought={sought}
          empty={<Empty end icon={Users} title={t('search.none')} text={t('search.noneHint')} />}
        />
      </Card>
      <AskedPerson />
    </>
  )
}
