import { AtSign, BellOff, Clock, Pin } from 'lucide-react'
import { memo } from 'react'
import { Badge, Count, Icon, TalkRow } from '#ui'
import { formatBrief, useWords } from '#web/i18n'
import { unreadCount } from '../live.ts'
import { ChatAvatar } from './ChatAvatar.tsx'
import { usePlainWords } from './feed/plain-words.ts'
import { isSilent } from './list/tabs.ts'
import { shortName } from './names.ts'
import type { Held } from './store/held.ts'
import { useDraft } from './use-chats.ts'

type Props = { held: Held; title: string; current: boolean; pending: string | undefined }

/** `pending`: my own words that have not left yet. */
export const ChatRow = memo(function ChatRow({ held, title, current, pending }: Props) {
  const t = useWords('chats')
  const { chat } = held
  const draft = useDraft(chat.id)
  const last = chat.lastMessage
  const unread = unreadCount(held)
  const silent = isSilent(held)
  const words = last
    ? (last.text ?? t('list.removed')) || t('list.file')
    : chat.archived
      ? t('list.archived')
      : t('list.none')
  const by =
    last && chat.kind !== 'direct'
      ? last.authorId === chat.me
        ? t('list.you')
        : shortName(last.authorName)
      : undefined
  const said = pending ? { by: t('list.you'), text: pending } : { by, text: words }
  const shown = draft && !current ? { by: t('list.draft'), text: draft.text } : said
  return (
    <TalkRow
      href={`/chats/${chat.id}`}
      avatar={<ChatAvatar chat={chat} title={title} />}
      name={title}
      badge={chat.peer?.verified ? <Badge short label={chat.peer.post ?? t('staffBadge')} /> : undefined}
      {...(shown.by ? { by: shown.by } : {})}
      text={usePlainWords(shown.text)}
      {...(last ? { time: formatBrief(last.sentAt) } : {})}
      current={current}
      mark={
        <span className="row">
          {pending && <Icon of={Clock} size="s" label={t('list.waiting')} />}
          {chat.mentioned && <Icon of={AtSign} size="s" label={t('list.mentioned')} className="chats-at" />}
          {chat.options.pinned && <Icon of={Pin} size="s" label={t('list.pinned')} className="chats-silent" />}
          {silent && <Icon of={BellOff} size="s" label={t('list.silent')} className="chats-silent" />}
          {unread === 0 && chat.options.unread && (
            <span className="chats-unread" role="img" aria-label={t('list.marked')} />
          )}
          {unread > 0 && <Count value={unread} off={silent} max={99} label={t('list.unread')} />}
        </span>
      }
    />
  )
})
