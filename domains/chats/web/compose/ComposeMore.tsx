import { CalendarClock, Plus } from 'lucide-react'
import { IconButton, Menu } from '#ui'
import { useCalm } from '#web/calm'
import { useLanguage, useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { beginComposing, composings } from '../attachments.ts'

type Props = { chat: Chat; onLater: () => void }

/** What else may be put into the chat by other domains, and when it goes. */
export function ComposeMore({ chat, onLater }: Props) {
  const t = useWords('chats')
  const language = useLanguage()
  const entries = composings.filter((entry) => entry.isFor(chat))
  return (
    <Menu
      trigger={<IconButton icon={Plus} label={t('compose.more')} />}
      label={t('compose.more')}
      align="start"
      ahead={useCalm()}
      items={[
        ...entries.map((entry) => ({
          key: entry.key,
          icon: entry.icon,
          label: entry.label[language],
          onSelect: () => beginComposing(entry),
        })),
        { key: 'later', icon: CalendarClock, label: t('compose.later'), onSelect: onLater },
      ]}
    />
  )
}
