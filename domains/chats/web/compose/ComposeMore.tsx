import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { IconButton, Menu } from '#ui'
import { useLanguage, useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { composings } from '../attachments.ts'

/** What else may be put into the chat: nothing stands here until a domain has registered it. */
export function ComposeMore({ chat }: { chat: Chat }) {
  const t = useWords('chats')
  const language = useLanguage()
  const [open, setOpen] = useState<string>()
  const entries = composings.filter((entry) => entry.isFor(chat))
  if (entries.length === 0) return null
  const chosen = entries.find(({ key }) => key === open)
  return (
    <>
      <Menu
        trigger={<IconButton icon={Plus} label={t('compose.more')} />}
        label={t('compose.more')}
        align="start"
        items={entries.map(({ key, icon, label }) => ({
          key,
          icon,
          label: label[language],
          onSelect: () => setOpen(key),
        }))}
      />
      {chosen && (
        <Suspense>
          <chosen.Dialog chat={chat} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  )
}
