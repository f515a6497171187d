import { Plus } from 'lucide-react'
import { IconButton, Menu } from '#ui'
import { useLanguage, useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { beginComposing, composings } from '../attachments.ts'

/** What else may be put into the chat: nothing stands here until a domain has registered it. */
export function ComposeMore({ chat }: { chat: Chat }) {
  const t = useWords('chats')
  const language = useLanguage()
  const entries = composings.filter((entry) => entry.isFor(chat))
  if (entries.length === 0) return null
  return (
    <Menu
      trigger={<IconButton icon={Plus} label={t('compose.more')} />}
      label={t('compose.more')}
      align="start"
      items={entries.map((entry) => ({
        key: entry.key,
        icon: entry.icon,
        label: entry.label[language],
        onSelect: () => beginComposing(entry),
      }))}
    />
  )
}
