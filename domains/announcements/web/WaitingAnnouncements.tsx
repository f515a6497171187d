import './announcements.css'
import './words.ts'
import { Megaphone } from 'lucide-react'
import { AskCard, Button, NameChip, Tag } from '#ui'
import { useWords } from '#web/i18n'
import { ConfirmButtons } from './ConfirmButtons.tsx'
import { useWaitingAnnouncements } from './use-waiting.ts'
import { midSentence } from './when.ts'

const MOST = 240

/** In the lane «Важное»: read a little, open the rest, confirm. */
export function WaitingAnnouncements() {
  const t = useWords('announcements')
  return useWaitingAnnouncements().map(({ announcement, mine }) => {
    const { id, title, text, deadline, remindedAt } = announcement
    const long = text.length > MOST
    return (
      <AskCard
        key={id}
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
            deadline && <Tag>{t('until', { when: midSentence(deadline) })}</Tag>
          )
        }
        title={
          <a className="announcements-title" href={`/announcements/${id}`}>
            {title}
          </a>
        }
        text={long ? `${text.slice(0, MOST).trimEnd()}…` : text}
        actions={
          <>
            <ConfirmButtons announcementId={id} mine={mine} />
            {long && (
              <Button kind="line" href={`/announcements/${id}`}>
                {t('read')}
              </Button>
            )}
          </>
        }
      />
    )
  })
}
