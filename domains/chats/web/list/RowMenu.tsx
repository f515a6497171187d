import './deeds-words.ts'
import {
  Archive,
  ArchiveRestore,
  Bell,
  BellOff,
  CheckCheck,
  FolderInput,
  MessageCircleDashed,
  Pin,
  PinOff,
} from 'lucide-react'
import { useState } from 'react'
import { Menu, type MenuItem } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { silences } from '../details/silences.ts'
import { useTitles } from '../names.ts'
import { readUpTo } from '../store/store.ts'
import { useHeld } from '../use-chats.ts'
import { putOptions } from './options.ts'
import { putAway } from './put-away.ts'
import { isSilent, isUnread } from './tabs.ts'
import type { At } from './use-row-touch.ts'

type Props = { at: At; onFolder: (chat: Chat) => void; onClose: () => void }

function markRead(chat: Chat): void {
  readUpTo(chat.id, chat.lastMsgNo)
  if (chat.options.unread) putOptions(chat, { unread: false })
}

/** What can be done with a chat without opening it. */
export function RowMenu({ at, onFolder, onClose }: Props) {
  const t = useWords('chatDeeds')
  const held = useHeld(at.chatId)
  const title = useTitles()
  const [before] = useState(() => document.activeElement)
  if (!held) return null
  const { chat } = held
  const { archived, notify, pinned } = chat.options
  const quiet: MenuItem[] = isSilent(held)
    ? [
        {
          key: 'wake',
          label: t('wake'),
          icon: Bell,
          onSelect: () => void putOptions(chat, { notify: notify === 'nothing' ? 'all' : notify, mutedUntil: null }),
        },
      ]
    : silences.map(({ key, until }) => ({
        key,
        label: t(`silent.${key}`),
        icon: BellOff,
        onSelect: () => void putOptions(chat, { mutedUntil: until().toISOString() }),
      }))
  const items: MenuItem[] = [
    isUnread(held)
      ? { key: 'read', label: t('read'), icon: CheckCheck, onSelect: () => markRead(chat) }
      : {
          key: 'unread',
          label: t('unread'),
          icon: MessageCircleDashed,
          onSelect: () => void putOptions(chat, { unread: true }),
        },
    ...(archived
      ? []
      : [
          {
            key: 'pin',
            label: t(pinned ? 'unpin' : 'pin'),
            icon: pinned ? PinOff : Pin,
            onSelect: () => void putOptions(chat, { pinned: !pinned }),
          },
        ]),
    {
      key: 'archive',
      label: t(archived ? 'unarchive' : 'archive'),
      icon: archived ? ArchiveRestore : Archive,
      onSelect: () => void putAway(chat.id, !archived),
    },
    { key: 'folder', label: t('toFolder'), icon: FolderInput, onSelect: () => onFolder(chat) },
    'line',
    ...quiet,
  ]
  return (
    <Menu
      open
      onOpenChange={(open) => {
        if (open) return
        onClose()
        if (before instanceof HTMLElement) before.focus()
      }}
      trigger={<span className="chats-menu-place" style={{ left: at.x, top: at.y }} />}
      label={t('actionsOf', { title: title(chat) })}
      align="start"
      items={items}
    />
  )
}
