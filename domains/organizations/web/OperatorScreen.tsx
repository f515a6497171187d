import './words.ts'
import './organizations.css'
import { ScrollText } from 'lucide-react'
import { Suspense } from 'react'
import type { listApplications } from '#contract/organizations'
import { KeysPart } from '#screens/accounts'
import { ProvidersPart } from '#screens/journal'
import { OperatorHelpLink } from '#screens/support'
import { Button, Page, Skeleton, Tabs, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { useMe } from '#web/session'
import { refreshOn } from '#web/use-live'
import { ApplicationsPart } from './ApplicationsPart.tsx'
import { OutgoingPart } from './OutgoingPart.tsx'

refreshOn('organizations.applicationsChanged', 'organizations.listApplications')

/** The operator's desk: applications that wait, and what has been sent to whom. */
export function OperatorScreen() {
  const t = useWords('organizations')
  const go = useGo()
  const me = useMe()
  const asked = useQueryValue('tab')
  const tab = asked === 'outgoing' || asked === 'keys' ? asked : 'applications'
  const { data, error } = useAsk<typeof listApplications>('organizations.listApplications', {})
  return (
    <Page>
      <title>{`${t('desk.title')} · ${t('name')}`}</title>
      <TopBar title={t('desk.title')} text={me?.name}>
        <Button kind="line" icon={ScrollText} href="/operator/audit">
          {t('desk.audit')}
        </Button>
      </TopBar>
      <Suspense>
        <OperatorHelpLink />
      </Suspense>
      {error && <p className="dim">{error.reason}</p>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && (
        <Tabs
          label={t('desk.title')}
          value={tab}
          onChange={(next) => go(next === 'applications' ? '/operator' : `/operator?tab=${next}`)}
          tabs={[
            {
              value: 'applications',
              label: t('desk.applications'),
              count: data.waiting,
              bell: true,
              content: <ApplicationsPart applications={data.applications} />,
            },
            { value: 'outgoing', label: t('desk.outgoing'), content: <OutgoingPart /> },
            {
              value: 'keys',
              label: t('desk.keys'),
              content: (
                <Suspense fallback={<Skeleton rows lines={3} />}>
                  <div className="stack stack-l">
                    <KeysPart />
                    <ProvidersPart />
                  </div>
                </Suspense>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}
