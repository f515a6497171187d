import './announcements.css'
import './words.ts'
import { Megaphone, Plus } from 'lucide-react'
import { useState } from 'react'
import type { InputOf } from '#contract'
import type { Announcement, listAnnouncements } from '#contract/announcements'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Empty, Note, Progress, Skeleton, Tabs, Tag, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { dayTimeInSentence, formatUntil, useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { useAudienceName } from './use-audience-name.ts'

type Which = InputOf<typeof listAnnouncements>['which']

/** For the staff their drafts, the queue and what is published with its progress; for families the archive. */
export const AnnouncementsScreen = () => <InSchool>{(hat) => <Announcements hat={hat} />}</InSchool>

function Announcements({ hat }: { hat: Hat }) {
  const t = useWords('announcements')
  const go = useGo()
  const organizationId = hat.organization.id
  const which = (useQueryValue('tab') ?? 'published') as Which
  const { data } = useAsk<typeof listAnnouncements>('announcements.listAnnouncements', {
    organizationId,
    which: 'published',
  })
  const queue = useAsk<typeof listAnnouncements>(
    'announcements.listAnnouncements',
    { organizationId, which: 'queue' },
    { enabled: Boolean(data?.can.edit) },
  ).data
  const tab = (value: Which) => ({ value, content: <Listed organizationId={organizationId} which={value} /> })
  const waiting = queue?.announcements.filter(({ state }) => state === 'proposed').length ?? 0
  return (
    <>
      <title>{t('title')}</title>
      <TopBar
        title={t('title')}
        text={data?.can.draft ? hat.organization.shortName : t('archive')}
        backOnPhone="/important"
      >
        {data?.can.draft && (
          <Button kind="pri" icon={Plus} href="/announcements/new">
            {t('new')}
          </Button>
        )}
      </TopBar>
      {data?.can.draft ? (
        <Tabs
          label={t('tabs.label')}
          value={which}
          onChange={(next) => go(`/announcements?tab=${next}`, { replace: true })}
          tabs={[
            { ...tab('published'), label: t('tabs.published') },
            { ...tab('drafts'), label: t('tabs.drafts') },
            ...(data.can.edit ? [{ ...tab('queue'), label: t('tabs.queue'), count: waiting, bell: true }] : []),
          ]}
        />
      ) : (
        <Listed organizationId={organizationId} which="published" />
      )}
    </>
  )
}

function Listed({ organizationId, which }: { organizationId: string; which: Which }) {
  const t = useWords('announcements')
  const [pages, setPages] = useState<string[]>([])
  return (
    <div className="announcements-list">
      {[undefined, ...pages].map((before, place) => (
        <PageOf
          key={before ?? ''}
          input={{ organizationId, which, ...(before ? { before } : {}) }}
          onMore={place === pages.length ? (next) => setPages([...pages, next]) : undefined}
          empty={<Empty icon={Megaphone} title={t(`empty.${which}.title`)} text={t(`empty.${which}.text`)} />}
        />
      ))}
    </div>
  )
}

type PageProps = {
  input: InputOf<typeof listAnnouncements>
  onMore: ((next: string) => void) | undefined
  empty: React.ReactNode
}

function PageOf({ input, onMore, empty }: PageProps) {
  const t = useWords('announcements')
  const { data, error } = useAsk<typeof listAnnouncements>('announcements.listAnnouncements', input)
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={4} />
  if (data.announcements.length === 0) return empty
  const { next } = data
  return (
    <>
      {data.announcements.map((announcement) => (
        <Item key={announcement.id} announcement={announcement} />
      ))}
      {next && onMore && (
        <Button wide onClick={() => onMore(next)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function Item({ announcement }: { announcement: Announcement }) {
  const t = useWords('announcements')
  const name = useAudienceName()
  const { id, title, author, audiences, progress, deadline } = announcement
  const shown = audiences.slice(0, 4)
  return (
    <a className="card announcements-item" href={`/announcements/${id}`}>
      <span className="row wrap">
        <b className="sp">{title}</b>
        <StateTag announcement={announcement} />
      </span>
      <span className="small dim">
        {author.name}. {shown.map(name).join('; ')}
        {audiences.length > shown.length && ` +${audiences.length - shown.length}`}
      </span>
      {progress && (
        <span className="announcements-bar">
          <span className="small">{t('progress', progress)}</span>
          {deadline && <span className="small dim">{t('until', { when: formatUntil(deadline) })}</span>}
          <Progress value={progress.confirmed} max={progress.of} label={t('progressLabel', progress)} />
        </span>
      )}
    </a>
  )
}

export function StateTag({ announcement }: { announcement: Announcement }) {
  const t = useWords('announcements')
  const { state, publishAt, publishedAt } = announcement
  const at = state === 'scheduled' ? publishAt : publishedAt
  const kind = state === 'refused' ? 'bad' : state === 'proposed' || state === 'scheduled' ? 'wait' : undefined
  return <Tag {...(kind ? { kind } : {})}>{t(`state.${state}`, { when: at ? dayTimeInSentence(at) : '' })}</Tag>
}
