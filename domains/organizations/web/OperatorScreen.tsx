import './words.ts'
import './organizations.css'
import { Building2, ScrollText } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import type { listApplications } from '#contract/organizations'
import { KeysPart } from '#screens/accounts'
import { HealthPart, JobsPart } from '#screens/installation'
import { ProvidersPart } from '#screens/journal'
import { OperatorHelpLink } from '#screens/support'
import { Button, IconButton, Page, Skeleton, type Tab, Tabs, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { useMe } from '#web/session'
import { refreshOn } from '#web/use-live'
import { ApplicationsPart } from './ApplicationsPart.tsx'
import { OutgoingPart } from './OutgoingPart.tsx'
import { SchoolsPart } from './SchoolsPart.tsx'
import { useOpenIntrusions } from './use-duties.ts'

refreshOn('organizations.applicationsChanged', 'organizations.listApplications')

const PARTS = ['schools', 'outgoing', 'jobs', 'health', 'keys'] as const

/** The operator's desk: applications that wait, schools, what has been sent, what the server does and how it fares. */
export function OperatorScreen() {
  const t = useWords('organizations')
  const go = useGo()
  const me = useMe()
  const asked = useQueryValue('tab')
  const tab = PARTS.find((part) => part === asked) ?? 'applications'
  const { data, error } = useAsk<typeof listApplications>('organizations.listApplications', {})
  const intrusions = useOpenIntrusions()
  const part = (value: (typeof PARTS)[number], content: ReactNode, waiting = 0): Tab => ({
    value,
    label: t(`desk.${value}`),
    ...(waiting > 0 ? { count: waiting, bell: true } : {}),
    content: <Suspense fallback={<Skeleton rows lines={3} />}>{content}</Suspense>,
  })
  return (
    <Page>
      <title>{`${t('desk.title')} · ${t('name')}`}</title>
      <TopBar title={t('desk.title')} text={me?.name}>
        {[
          { href: '/operator/curators', icon: Building2, label: t('desk.curators') },
          { href: '/operator/audit', icon: ScrollText, label: t('desk.audit') },
        ].map(({ label, ...link }) => (
          <span key={link.href}>
            <IconButton className="only-phone" label={label} {...link} />
            <Button className="only-wide" kind="line" {...link}>
              {label}
            </Button>
          </span>
        ))}
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
            part('schools', <SchoolsPart />),
            part('outgoing', <OutgoingPart />),
            part('jobs', <JobsPart />),
            part('health', <HealthPart />),
            part(
              'keys',
              <div className="stack stack-l">
                <KeysPart />
                <ProvidersPart />
              </div>,
              intrusions,
            ),
          ]}
        />
      )}
    </Page>
  )
}
