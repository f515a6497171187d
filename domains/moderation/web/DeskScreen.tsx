import './moderation.css'
import './words.ts'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { listDesk } from '#contract/moderation'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Empty, Note, Segmented, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { AppealCard } from './AppealCard.tsx'
import { CaseCard } from './CaseCard.tsx'
import { DeskTabs } from './DeskTabs.tsx'
import './live.ts'
import { WaitingCard } from './WaitingCard.tsx'

/** R129, R130: what waits for a decision of whoever answers for a chat. */
export const DeskScreen = () => <InSchool>{(hat) => <Desk hat={hat} />}</InSchool>

type State = 'open' | 'closed'

function Desk({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const [state, setState] = useState<State>('open')
  const { data, error } = useAsk<typeof listDesk>('moderation.listDesk', {
    organizationId: hat.organization.id,
    state,
  })
  const count = data ? data.waiting.length + data.cases.length + data.appeals.length : 0
  const zone = hat.organization.timeZone
  return (
    <>
      <TopBar title={t('desk.title')} text={hat.organization.shortName} back="/school" />
      <DeskTabs />
      <div className="moderation-column">
        <Segmented<State>
          label={t('desk.which')}
          value={state}
          onChange={setState}
          options={[
            { value: 'open', label: t('desk.open') },
            { value: 'closed', label: t('desk.closed') },
          ]}
        />
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={8} />}
        {data && count === 0 && (
          <Empty icon={ShieldCheck} title={t(`desk.${state}None`)} text={t(`desk.${state}Hint`)} />
        )}
        {data?.appeals.map((appeal) => (
          <AppealCard key={appeal.measure.id} {...appeal} zone={zone} />
        ))}
        {data?.waiting.map((one) => (
          <WaitingCard key={one.messageId} waiting={one} zone={zone} />
        ))}
        {data?.cases.map((one) => (
          <CaseCard key={one.id} about={one} zone={zone} />
        ))}
      </div>
    </>
  )
}
