import './rosters.css'
import './words.ts'
import { FileSpreadsheet } from 'lucide-react'
import type { Import, listImports } from '#contract/rosters'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Empty, Note, Skeleton, Tag, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { formatDay, formatTime, type Say, useWords } from '#web/i18n'
import { ExportCard } from './ExportCard.tsx'
import { UploadCard } from './UploadCard.tsx'

export const ListsScreen = () => (
  <InSchool administer>{(hat) => <Lists organizationId={hat.organization.id} />}</InSchool>
)

/** «Списки»: bring one, see what came of those before, take one out. */
function Lists({ organizationId }: { organizationId: string }) {
  const t = useWords('rosters')
  return (
    <>
      <TopBar title={t('lists.title')} text={t('lists.text')} />
      <SchoolTabs />
      <div className="cols">
        <div className="stack stack-l">
          <UploadCard organizationId={organizationId} />
          <Earlier organizationId={organizationId} />
        </div>
        <aside className="stack stack-l">
          <ExportCard organizationId={organizationId} />
          <Card title={t('journal.title')}>
            <p className="dim">{t('journal.text')}</p>
            <div className="acts">
              <Button kind="line" href="/school/journal">
                {t('journal.open')}
              </Button>
            </div>
          </Card>
        </aside>
      </div>
    </>
  )
}

const BUSY = new Set(['reading', 'comparing', 'writing'])

function Earlier({ organizationId }: { organizationId: string }) {
  const t = useWords('rosters')
  const { data, error } = useAsk<typeof listImports>(
    'rosters.listImports',
    { organizationId },
    { refetchInterval: ({ state }) => (state.data?.imports.some((one) => BUSY.has(one.state)) ? 1500 : false) },
  )
  return (
    <Card title={t('earlier.title')}>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={3} />}
      {data?.imports.length === 0 && (
        <Empty end icon={FileSpreadsheet} title={t('earlier.none')} text={t('earlier.noneHint')} />
      )}
      <ul className="rosters-earlier">
        {data?.imports.map((one) => (
          <li key={one.id}>
            <a href={`/school/lists/${one.id}`}>
              <span className="rosters-earlier-name">
                <b>{one.fileName}</b>
                <span className="small dim">{[whenOf(one), one.startedBy].join(' · ')}</span>
              </span>
              <Tag kind={KINDS[one.state]}>{stateOf(t, one)}</Tag>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const KINDS: Partial<Record<Import['state'], 'ok' | 'wait' | 'bad'>> = {
  mapping: 'wait',
  ready: 'wait',
  done: 'ok',
  failed: 'bad',
}

const whenOf = ({ startedAt }: Import) => `${formatDay(startedAt)}, ${formatTime(startedAt)}`

const stateOf = (t: Say, { state, summary }: Import): string =>
  state === 'done' && summary ? t('state.doneCount', { count: summary.new + summary.changed }) : t(`state.${state}`)
