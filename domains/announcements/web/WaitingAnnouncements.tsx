import './announcements.css'
import './words.ts'
import { Megaphone } from 'lucide-react'
import { usePlainWords } from '#screens/chats'
import { AskCard, Button, NameChip, Tag } from '#ui'
import { formatUntil, useWords } from '#web/i18n'
import { ConfirmButtons } from './ConfirmButtons.tsx'
import { useProposed, useRefused, useWaitingAnnouncements } from './use-waiting.ts'

const MOST = 240

/** In the lane «Важное»: read a little, open the rest, confirm; and what waits on its way to the chats. */
export const WaitingAnnouncements = () => (
  <>
    <Queue />
    <Refused />
    <Asked />
  </>
)

/** For the administrator and the director: colleagues have prepared something. */
function Queue() {
  const t = useWords('announcements')
  const proposed = useProposed()
  if (proposed.length === 0) return null
  return (
    <AskCard
      icon={Megaphone}
      kind={t('queue.kind')}
      title={t('queue.title', { count: proposed.length })}
      text={proposed.map(({ title, author }) => t('queue.one', { title, name: author.name })).join('; ')}
      actions={
        <Button kind="pri" href="/announcements?tab=queue">
          {t('open')}
        </Button>
      }
    />
  )
}

function Refused() {
  const t = useWords('announcements')
  return useRefused().map(({ id, title, decidedBy, reason }) => (
    <AskCard
      key={id}
      icon={Megaphone}
      kind={t('state.refused')}
      title={title}
      text={t('refusedBecause', { name: decidedBy ?? '', reason })}
      actions={
        <Button kind="pri" href={`/announcements/${id}`}>
          {t('open')}
        </Button>
      }
    />
  ))
}

const Asked = () => useWaitingAnnouncements().map((waiting) => <AskedOne key={waiting.announcement.id} {...waiting} />)

function AskedOne({ announcement, mine }: ReturnType<typeof useWaitingAnnouncements>[number]) {
  const t = useWords('announcements')
  const { id, title, text, files, deadline, remindedAt } = announcement
  const plain = usePlainWords(text)
  const long = plain.length > MOST
  const words = long ? `${plain.slice(0, MOST).trimEnd()}…` : plain
  return (
    <AskCard
      icon={Megaphone}
      kind={
        <>
          {t('kind')}
          {mine.map(({ aboutId, child }) => child && <NameChip key={aboutId} id={aboutId} name={child.name} />)}
        </>
      }
      due={
        remindedAt ? (
          <Tag kind="wait">{t('reminded')}</Tag>
        ) : (
          deadline && <Tag>{t('until', { when: formatUntil(deadline) })}</Tag>
        )
      }
      title={
        <a className="announcements-title" href={`/announcements/${id}`}>
          {title}
        </a>
      }
      text={
        files.length > 0 ? (
          <>
            {words} <span className="dim nowrap">{t('files', { count: files.length })}</span>
          </>
        ) : (
          words
        )
      }
      actions={
        <>
          <ConfirmButtons announcementId={id} mine={mine} />
          {(long || plain !== text || files.length > 0) && (
            <Button kind="line" href={`/announcements/${id}`}>
              {t('read')}
            </Button>
          )}
        </>
      }
    />
  )
}
