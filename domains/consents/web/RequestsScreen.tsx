import './consents.css'
import './words.ts'
import { FileSignature, Plus, Scale } from 'lucide-react'
import type { ConsentRequest, Counts, listRequests } from '#contract/consents'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Empty, IconButton, Note, Progress, Skeleton, Tabs, Tag, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { untilDay } from './days.ts'
import { TemplatesPart } from './TemplatesPart.tsx'
import { TripLine } from './TripLine.tsx'

/** «Согласия и разрешения»: what is being signed, and the texts. */
export const RequestsScreen = () => <InSchool work>{(hat) => <Requests hat={hat} />}</InSchool>

function Requests({ hat }: { hat: Hat }) {
  const t = useWords('consents')
  const go = useGo()
  const tab = useQueryValue('tab') === 'templates' ? 'templates' : 'requests'
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof listRequests>('consents.listRequests', { organizationId })
  const listed = data ? <List requests={data.requests} /> : <Skeleton rows lines={4} />
  return (
    <>
      <title>{t('school.title')}</title>
      <TopBar
        title={t('school.title')}
        text={hat.organization.shortName}
        {...(hat.can.administer ? {} : { back: '/school' })}
      >
        {data?.can.privacy && (
          <>
            <IconButton className="only-phone" icon={Scale} label={t('privacy.title')} href="/school/privacy" />
            <Button className="only-wide" kind="line" icon={Scale} href="/school/privacy">
              {t('privacy.short')}
            </Button>
          </>
        )}
        {data?.can.ask && (
          <>
            <IconButton className="only-phone" icon={Plus} label={t('ask.new')} href="/school/consents/new" />
            <Button className="only-wide" kind="pri" icon={Plus} href="/school/consents/new">
              {t('ask.new')}
            </Button>
          </>
        )}
      </TopBar>
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {data?.can.templates ? (
        <Tabs
          label={t('school.title')}
          value={tab}
          onChange={(next) => go(`/school/consents?tab=${next}`, { replace: true })}
          tabs={[
            { value: 'requests', label: t('school.requests'), content: listed },
            {
              value: 'templates',
              label: t('school.templates'),
              content: <TemplatesPart organizationId={organizationId} />,
            },
          ]}
        />
      ) : (
        !error && listed
      )}
    </>
  )
}

function List({ requests }: { requests: { request: ConsentRequest; counts: Counts }[] }) {
  const t = useWords('consents')
  if (requests.length === 0) {
    return <Empty icon={FileSignature} title={t('school.empty.title')} text={t('school.empty.text')} />
  }
  return (
    <div className="consents-cards">
      {requests.map(({ request, counts }) => (
        <a key={request.id} className="card consents-request" href={`/school/consents/${request.id}`}>
          <span className="row wrap">
            <b className="sp">{request.title}</b>
            {request.closedAt && <Tag>{t('closedTag')}</Tag>}
          </span>
          <span className="small dim">
            {[
              t(`kind.${request.kind}`),
              request.author,
              request.deadline && t('until', { when: untilDay(request.deadline) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {request.trip && (
            <span className="small">
              <TripLine trip={request.trip} />
            </span>
          )}
          <Sums counts={counts} />
        </a>
      ))}
    </div>
  )
}

/** «Подписали 18 из 27», and what else was answered. */
export function Sums({ counts }: { counts: Counts }) {
  const t = useWords('consents')
  const others = (['refused', 'withdrawn', 'waiting'] as const).filter((state) => counts[state] > 0)
  return (
    <span className="consents-bar">
      <span className="small">{t('sums.signed', counts)}</span>
      <span className="small dim">
        {others.map((state) => t(`sums.${state}`, { count: counts[state] })).join(', ')}
      </span>
      <Progress value={counts.signed} max={counts.of} label={t('sums.signed', counts)} />
    </span>
  )
}
