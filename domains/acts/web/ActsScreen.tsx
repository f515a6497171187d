import './words.ts'
import './acts.css'
import { FileText, Plus } from 'lucide-react'
import type { Act, listActs } from '#contract/acts'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Empty, IconButton, Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { usePath } from '#web/router'
import { ActRow } from './ActRow.tsx'
import { DecisionLine } from './DecisionLine.tsx'
import { MovesCard } from './moves/MovesCard.tsx'
import { OpenPageCard } from './OpenPageCard.tsx'

/** «Локальные акты»: everybody reads, the administration keeps the shelf. */
export const ActsScreen = () => <InSchool>{(hat) => <Shelf hat={hat} />}</InSchool>

function Shelf({ hat }: { hat: Hat }) {
  const t = useWords('acts')
  const inSchool = usePath().startsWith('/school')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof listActs>('acts.listActs', { organizationId })
  const make = { icon: Plus, href: '/school/acts/new' }
  const keep = data?.can.keep && inSchool
  return (
    <>
      <TopBar
        title={t('title')}
        text={hat.organization.shortName || hat.organization.name}
        {...(inSchool ? {} : { back: '/more' })}
      >
        {keep && data.acts.length > 0 && (
          <>
            <IconButton className="only-phone" label={t('new')} {...make} />
            <Button className="only-wide" kind="pri" {...make}>
              {t('new')}
            </Button>
          </>
        )}
      </TopBar>
      {inSchool && <SchoolTabs />}
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && (
        <div className="cols">
          <div className="stack stack-l">
            {keep && data.decision && <DecisionLine decision={data.decision} />}
            {data.acts.length === 0 && (
              <Empty
                icon={FileText}
                title={t('empty.title')}
                text={t(keep ? 'empty.keeper' : 'empty.text')}
                actions={
                  keep && (
                    <Button kind="pri" {...make}>
                      {t('new')}
                    </Button>
                  )
                }
              />
            )}
            <Part title={t('part.draft')} acts={data.acts.filter(({ current }) => !current)} />
            <Part title={t('part.current')} acts={data.acts.filter(({ current }) => isAlive(current))} />
            <Part title={t('part.former')} acts={data.acts.filter(({ current }) => current?.state === 'former')} />
          </div>
          {keep && (
            <aside className="stack stack-l">
              <MovesCard organizationId={organizationId} />
              <OpenPageCard organizationId={organizationId} open={data.page.open} />
            </aside>
          )}
        </div>
      )}
    </>
  )
}

const isAlive = (current: Act['current']) => current !== null && current.state !== 'former'

function Part({ title, acts }: { title: string; acts: readonly Act[] }) {
  if (acts.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="acts-part">{title}</h2>
      <ul className="acts-list">
        {acts.map((act) => (
          <ActRow key={act.id} act={act} />
        ))}
      </ul>
    </section>
  )
}
