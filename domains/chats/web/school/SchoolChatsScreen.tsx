import './words.ts'
import './school.css'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Tabs, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { CheckPart } from './CheckPart.tsx'
import { ListPart } from './ListPart.tsx'
import { StrategyPart } from './StrategyPart.tsx'

/** The school's chats for its administration: names, people and who answers for each; never a word of what is said. */
export const SchoolChatsScreen = () => <InSchool administer>{(hat) => <SchoolChats hat={hat} />}</InSchool>

function SchoolChats({ hat }: { hat: Hat }) {
  const t = useWords('schoolChats')
  const go = useGo()
  const part = useQueryValue('part') ?? 'list'
  return (
    <>
      <TopBar title={t('title')} text={hat.organization.shortName} />
      <SchoolTabs />
      <Tabs
        label={t('parts')}
        value={part}
        onChange={(next) => go(next === 'list' ? '/school/chats' : `/school/chats?part=${next}`, { replace: true })}
        tabs={[
          { value: 'list', label: t('part.list'), content: <ListPart hat={hat} /> },
          { value: 'check', label: t('part.check'), content: <CheckPart hat={hat} /> },
          { value: 'strategy', label: t('part.strategy'), content: <StrategyPart hat={hat} /> },
        ]}
      />
    </>
  )
}
