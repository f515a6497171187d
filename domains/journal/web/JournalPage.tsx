import './journal.css'
import './words.ts'
import type { getJournal } from '#contract/journal'
import { InSchool, SchoolTabs } from '#screens/people'
import { Note, Skeleton, Tabs, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { Connect } from './Connect.tsx'
import { Entry } from './Entry.tsx'
import { Exchange } from './Exchange.tsx'
import { Linked } from './Linked.tsx'
import { isBusy } from './sync-words.ts'

/** «Электронный журнал»: what comes from it, who is who there, how it is connected, and its sign-in. */
export const JournalPage = () => (
  <InSchool administer>{(hat) => <Journal organizationId={hat.organization.id} />}</InSchool>
)

const PARTS = ['exchange', 'people', 'settings', 'entry'] as const

function Journal({ organizationId }: { organizationId: string }) {
  const t = useWords('journal')
  const go = useGo()
  const asked = useQueryValue('part')
  const { data, error } = useAsk<typeof getJournal>(
    'journal.getJournal',
    { organizationId },
    { refetchInterval: ({ state }) => (state.data?.syncs.some(isBusy) ? 1200 : false) },
  )
  const part = PARTS.find((one) => one === asked) ?? 'exchange'
  return (
    <>
      <title>{t('title')}</title>
      <TopBar title={t('title')} text={data?.journal?.name ?? t('subtitle')} />
      <SchoolTabs />
      {error && !data && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <Tabs
          label={t('title')}
          value={part}
          onChange={(next) => go(`/school/journal?part=${next}`, { replace: true })}
          tabs={[
            {
              value: 'exchange',
              label: t('part.exchange'),
              content: <Exchange known={data} />,
            },
            {
              value: 'people',
              label: t('part.people'),
              content: <Linked organizationId={organizationId} counts={data.people} />,
            },
            {
              value: 'settings',
              label: t('part.settings'),
              content: (
                <Connect
                  key={data.journal?.connectedAt}
                  organizationId={organizationId}
                  journal={data.journal}
                  onDone={() => go('/school/journal', { replace: true })}
                />
              ),
            },
            { value: 'entry', label: t('part.entry'), content: <Entry organizationId={organizationId} /> },
          ]}
        />
      )}
    </>
  )
}
